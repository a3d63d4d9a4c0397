"""Merging tickets over the API."""

from __future__ import annotations

from django.test import Client

from rapport.api.tests.conftest import Api
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import receive
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import hours, opened

JSON = "application/json"


def merged(client: Client, ticket: Ticket, other: int) -> int:
    url = f"/api/v1/tickets/{ticket.pk}/merge"
    return client.post(url, {"other": other}, content_type=JSON).status_code


def test_merging_and_undoing(
    api: Api, ben: User, ticket: Ticket, dora: Person, support_queue: Queue
) -> None:
    second = opened(dora, support_queue, "Again", at=hours(2))
    client = api(ben)

    answer = client.post(
        f"/api/v1/tickets/{second.pk}/merge", {"other": ticket.pk}, content_type=JSON
    )

    assert (answer.status_code, answer.json()["id"]) == (200, ticket.pk)
    whole = client.get(f"/api/v1/tickets/{second.pk}").json()
    assert (whole["merged_into"], whole["status"]) == (ticket.pk, "closed")
    undone = client.delete(f"/api/v1/tickets/{second.pk}/merge")
    assert (undone.status_code, undone.json()["merged_into"]) == (200, None)
    assert client.delete(f"/api/v1/tickets/{second.pk}/merge").status_code == 409


def test_who_may_not_and_what_is_nonsense(
    api: Api, ben: User, rosa: User, cleo: User, ticket: Ticket, dora: Person, support_queue: Queue
) -> None:
    second = opened(dora, support_queue, "Again", at=hours(2))

    assert merged(api(rosa), ticket, second.pk) == 403
    assert merged(api(cleo), ticket, second.pk) == 404
    assert merged(api(ben), ticket, 99_999) == 404
    assert merged(api(ben), ticket, ticket.pk) == 422
    assert not Ticket.objects.exclude(merged_into=None).exists()


def test_splitting_a_message_off(api: Api, ben: User, ticket: Ticket, dora: Person) -> None:
    content = Content(text="Where is it?", subject="Invoice")
    message = receive(ticket, person=dora, content=content, channel="email", by=dora, at=hours(1))
    url = f"/api/v1/tickets/{ticket.pk}/messages/{message.pk}/part"

    answer = api(ben).post(url, {}, content_type=JSON)

    assert (answer.status_code, answer.json()["subject"]) == (201, "Invoice")
    assert Ticket.objects.get(pk=answer.json()["id"]).linked_to == ticket
    assert api(ben).post(url, {}, content_type=JSON).status_code == 404
