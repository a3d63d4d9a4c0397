"""Tickets over the API."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.api.tests.conftest import Api
from rapport.customers.actions import note_refusal
from rapport.customers.models import Person
from rapport.customers.reaching import Refused
from rapport.people.models import User
from rapport.tickets.actions import open_ticket
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Message, Outgoing, Queue, Ticket
from rapport.timeline.models import Event

JSON = "application/json"
NEW = {
    "customer": {"email": "Fay@studio.example", "name": "Fay Adeyemi"},
    "subject": "Invoice twice",
    "body": "I was billed twice.",
}


def test_opening_a_ticket(api: Api, ben: User, support_queue: Queue) -> None:
    answer = api(ben).post("/api/v1/tickets", NEW, content_type=JSON)

    assert answer.status_code == 201
    ticket = Ticket.objects.get(pk=answer.json()["id"])
    assert (ticket.customer.name, ticket.queue) == ("Fay Adeyemi", support_queue)
    assert answer.json()["messages"][0]["text"] == "I was billed twice."


def test_letters_and_their_accents_become_one(api: Api, ben: User, support_queue: Queue) -> None:
    apart = {"name": "Fay Ade\u0301", "email": "fay@studio.example"}
    body = {"customer": apart, "subject": "Mu\u0308hle", "body": "A\u030angstro\u0308m"}

    answer = api(ben).post("/api/v1/tickets", body, content_type=JSON)

    ticket = Ticket.objects.get(pk=answer.json()["id"])
    assert (ticket.subject, ticket.customer.name) == ("Mühle", "Fay Adé")
    assert answer.json()["messages"][0]["text"] == "Ångström"


def test_a_mail_of_ours(api: Api, ben: User, support_queue: Queue) -> None:
    answer = api(ben).post("/api/v1/tickets", {**NEW, "outgoing": True}, content_type=JSON)

    assert (answer.status_code, answer.json()["status"]) == (201, "pending")
    assert answer.json()["channel"] == "ours"
    assert Outgoing.objects.get().to == ["fay@studio.example"]

    body = {**NEW, "outgoing": True, "subject": ""}
    refused = api(ben).post("/api/v1/tickets", body, content_type=JSON)
    assert refused.status_code == 422
    assert "Write a subject" in refused.json()["sentence"]


def test_half_of_a_character_is_refused(api: Api, ben: User, support_queue: Queue) -> None:
    answer = api(ben).post("/api/v1/tickets", {**NEW, "body": "Thanks \ud83d"}, content_type=JSON)

    assert answer.status_code == 422
    assert "half of a character" in answer.json()["sentence"]
    assert not Ticket.objects.exists()


def test_the_same_key_opens_one_ticket(api: Api, ben: User, support_queue: Queue) -> None:
    client = api(ben)
    first, second = (
        client.post("/api/v1/tickets", NEW, content_type=JSON, headers={"Idempotency-Key": "k1"})
        for _ in range(2)
    )

    assert first.json() == second.json()
    assert Ticket.objects.count() == 1


def test_a_key_with_another_request_is_refused(api: Api, ben: User, support_queue: Queue) -> None:
    client = api(ben)
    client.post("/api/v1/tickets", NEW, content_type=JSON, headers={"Idempotency-Key": "k1"})
    other = {**NEW, "body": "Something else."}
    answer = client.post(
        "/api/v1/tickets", other, content_type=JSON, headers={"Idempotency-Key": "k1"}
    )

    assert answer.status_code == 422
    assert "Idempotency-Key" in answer.json()["sentence"]


def test_a_refused_act_leaves_its_key_free(api: Api, ben: User, support_queue: Queue) -> None:
    client = api(ben)
    bad = {**NEW, "queue": "nowhere"}
    key = {"Idempotency-Key": "k1"}
    assert client.post("/api/v1/tickets", bad, content_type=JSON, headers=key).status_code == 422
    assert client.post("/api/v1/tickets", NEW, content_type=JSON, headers=key).status_code == 201


def test_replying_and_noting(api: Api, ben: User, ticket: Ticket) -> None:
    client = api(ben)
    reply = client.post(
        f"/api/v1/tickets/{ticket.pk}/replies", {"body": "On it."}, content_type=JSON
    )
    note = client.post(
        f"/api/v1/tickets/{ticket.pk}/replies",
        {"body": "Quota?", "internal": True},
        content_type=JSON,
    )

    assert (reply.status_code, note.status_code) == (201, 201)
    kinds = Message.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["inbound", "reply", "note"]


def test_resolving_and_reopening(api: Api, ben: User, ticket: Ticket) -> None:
    client = api(ben)

    assert client.post(f"/api/v1/tickets/{ticket.pk}/resolution").json()["status"] == "resolved"
    assert client.delete(f"/api/v1/tickets/{ticket.pk}/resolution").json()["status"] == "open"
    assert Event.objects.filter(kind="ticket.resolved", by_id=ben.pk).count() == 1


def test_another_team_sees_nothing(api: Api, cleo: User, ticket: Ticket) -> None:
    client = api(cleo)

    assert client.get("/api/v1/tickets").json()["items"] == []
    for call in (
        client.get(f"/api/v1/tickets/{ticket.pk}"),
        client.get(f"/api/v1/tickets/{ticket.pk}/history"),
        client.post(f"/api/v1/tickets/{ticket.pk}/resolution"),
        client.post(f"/api/v1/tickets/{ticket.pk}/replies", {"body": "x"}, content_type=JSON),
    ):
        assert call.status_code == 404


def test_a_read_only_person_reads(api: Api, rosa: User, ticket: Ticket) -> None:
    client = api(rosa)

    assert client.get(f"/api/v1/tickets/{ticket.pk}").status_code == 200
    assert client.post(f"/api/v1/tickets/{ticket.pk}/resolution").status_code == 403


def test_a_read_token_lets_nothing_be_written(api: Api, ben: User, ticket: Ticket) -> None:
    client = api(ben, "read")

    assert client.get(f"/api/v1/tickets/{ticket.pk}").status_code == 200
    assert client.post(f"/api/v1/tickets/{ticket.pk}/resolution").status_code == 403


def test_a_stranger_gets_401(client: Client, ticket: Ticket) -> None:
    assert client.get("/api/v1/tickets").status_code == 401
    wrong = client.get("/api/v1/tickets", headers={"Authorization": "Bearer nonsense"})
    assert wrong.status_code == 401


@pytest.mark.parametrize("sort", ["newest", "waiting"])
def test_paging_gives_each_ticket_once(
    api: Api, ben: User, dora: Person, support_queue: Queue, sort: str
) -> None:
    made = {
        open_ticket(
            dora,
            subject=f"Question {n}",
            content=Content(text="?"),
            channel="email",
            by=dora,
            at=MONDAY + timedelta(minutes=n // 3),
        ).pk
        for n in range(120)
    }
    client, seen, cursor = api(ben), [], ""
    while cursor is not None:
        page = client.get(
            "/api/v1/tickets", {"sort": sort, **({"cursor": cursor} if cursor else {})}
        )
        seen += [item["id"] for item in page.json()["items"]]
        cursor = page.json()["next"]

    assert len(seen) == len(made)
    assert set(seen) == made
    few = client.get("/api/v1/tickets", {"sort": sort, "limit": "7"}).json()
    assert [item["id"] for item in few["items"]] == seen[:7]
    rest = client.get("/api/v1/tickets", {"sort": sort, "limit": "2", "cursor": few["next"]})
    assert [item["id"] for item in rest.json()["items"]] == seen[7:9]


def test_listing_costs_the_same_for_one_and_for_many(
    api: Api, ben: User, ticket: Ticket, django_assert_max_num_queries: object
) -> None:
    client = api(ben)
    client.get("/api/v1/tickets")
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        client.get("/api/v1/tickets")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {**NEW, "customer": {"email": "nobody"}},
        {**NEW, "body": ""},
        {**NEW, "queue": "nowhere"},
        {**NEW, "priority": "soonest"},
        {**NEW, "subject": "a\x00b"},
    ],
)
def test_nonsense_is_refused_with_a_sentence(
    api: Api, ben: User, support_queue: Queue, body: dict[str, object]
) -> None:
    answer = api(ben).post("/api/v1/tickets", body, content_type=JSON)

    assert answer.status_code == 422
    assert len(answer.json()["sentence"]) > 10


def test_whoever_only_reads_opens_nothing_and_meets_nobody(
    api: Api, rosa: User, support_queue: Queue
) -> None:
    answer = api(rosa).post("/api/v1/tickets", NEW, content_type=JSON)

    assert answer.status_code == 403
    assert not Person.objects.exists()


def test_every_refusal_is_a_code_and_a_sentence(api: Api, ben: User, ticket: Ticket) -> None:
    client = api(ben)
    answers = [
        (client.get("/api/v1/tickets/-1"), 404),
        (client.get("/api/v1/nothing/here"), 404),
        (client.get("/api/v1/tickets", {"queue": "nope"}), 422),
        (client.get("/api/v1/tickets", {"status": "nope"}), 422),
        (client.post("/api/v1/tickets", "{broken", content_type=JSON), 400),
        (
            client.post(f"/api/v1/tickets/{ticket.pk}/replies", {"body": ""}, content_type=JSON),
            422,
        ),
    ]

    for answer, status in answers:
        assert answer.status_code == status
        assert set(answer.json()) - {"errors"} == {"code", "sentence"}
    assert answers[-1][0].json()["sentence"] == "“body” cannot be empty."


@pytest.mark.parametrize(
    ("verb", "body", "kind"),
    [
        ("replies", {"body": "On it."}, "ticket.replied"),
        ("resolution", {}, "ticket.resolved"),
        ("closure", {}, "ticket.closed"),
        ("assignment", {"email": "ben.okafor@desk.example"}, "ticket.assigned"),
    ],
)
def test_every_post_acts_once_with_one_key(
    api: Api, ben: User, ticket: Ticket, verb: str, body: dict[str, str], kind: str
) -> None:
    client, key = api(ben), {"Idempotency-Key": "k1"}
    path = f"/api/v1/tickets/{ticket.pk}/{verb}"
    first, second = (client.post(path, body, content_type=JSON, headers=key) for _ in range(2))

    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert Event.objects.filter(kind=kind).count() == 1
    other = {"body": "Another.", "email": "bea.lund@desk.example"}
    answer = client.post(path, other, content_type=JSON, headers=key)
    assert answer.status_code == 422


def test_a_dead_address_is_written_to_only_anyway(api: Api, ben: User, ticket: Ticket) -> None:
    gone = Refused("no-mailbox", "5.1.1", "550 5.1.1 No such user", is_permanent=True)
    note_refusal("dora@nordwind.example", gone, whose=ticket.customer, at=MONDAY)
    address = f"/api/v1/tickets/{ticket.pk}/replies"

    refused = api(ben).post(address, {"body": "Hello."}, content_type=JSON)
    assert (refused.status_code, refused.json()["code"]) == (409, "dead_address")
    assert not Message.objects.filter(kind="reply").exists()

    sent = api(ben).post(address, {"body": "Hello.", "anyway": True}, content_type=JSON)
    assert sent.status_code == 201
