"""Answers that did not arrive, over the API."""

from __future__ import annotations

from rapport.api.tests.conftest import Api
from rapport.core import clock
from rapport.people.models import User
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.posting import comes_back

JSON = "application/json"


def place(ticket: Ticket, failed: Outgoing) -> str:
    return f"/api/v1/tickets/{ticket.pk}/messages/{failed.message_id}"


def test_it_is_listed_and_on_its_ticket(api: Api, ben: User, cleo: User, ticket: Ticket) -> None:
    failed = comes_back(ticket, by=ben, at=clock.now())

    listed = api(ben).get("/api/v1/tickets/undelivered").json()

    (item,) = listed["items"]
    assert (item["ticket"], item["message"]) == (ticket.pk, failed.message_id)
    assert (item["address"], item["counts"]) == ("dora@nordwind.example", False)
    assert "The mailbox is full" in item["reason"]
    whole = api(ben).get(f"/api/v1/tickets/{ticket.pk}").json()
    assert [bool(each["undelivered"]) for each in whole["messages"]] == [False, True]
    assert (whole["status"], whole["first_responded_at"]) == ("open", None)
    assert api(cleo).get("/api/v1/tickets/undelivered").json() == {"items": [], "is_cut": False}


def test_told_in_another_way_and_taken_back(api: Api, ben: User, ticket: Ticket) -> None:
    url = f"{place(ticket, comes_back(ticket, by=ben, at=clock.now()))}/known"

    told = api(ben).post(url)
    assert (told.status_code, told.json()["status"]) == (200, "pending")
    assert told.json()["first_responded_at"] is not None

    back = api(ben).delete(url)
    assert (back.status_code, back.json()["status"]) == (200, "open")


def test_it_is_sent_to_another_address(api: Api, ben: User, ticket: Ticket) -> None:
    failed = comes_back(ticket, by=ben, at=clock.now())
    right = {"failed": "dora@nordwind.example", "address": "dora.lind@nordwind.example"}

    sent = api(ben).post(f"{place(ticket, failed)}/resend", right, content_type=JSON)

    assert sent.status_code == 200
    failed.refresh_from_db()
    assert (failed.state, failed.to) == ("queued", ["dora.lind@nordwind.example"])


def test_who_may_not_and_what_is_nonsense(
    api: Api, ben: User, rosa: User, cleo: User, ticket: Ticket
) -> None:
    failed = comes_back(ticket, by=ben, at=clock.now())
    for verb in ("known", "resend"):
        url = f"{place(ticket, failed)}/{verb}"
        assert api(cleo).post(url, {}, content_type=JSON).status_code == 404
        assert api(rosa).post(url, {}, content_type=JSON).status_code == 403
    nonsense = {"failed": "dora@nordwind.example", "address": "not one"}
    refused = api(ben).post(f"{place(ticket, failed)}/resend", nonsense, content_type=JSON)
    assert refused.status_code == 422
    first = ticket.messages.order_by("pk").first()
    assert first is not None
    assert (
        api(ben).post(f"/api/v1/tickets/{ticket.pk}/messages/{first.pk}/known").status_code == 422
    )
