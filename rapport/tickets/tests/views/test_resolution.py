"""Resolving and closing on the page."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from rapport.core import clock
from rapport.core.phrases import moments
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import close, receive, reply, resolve
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Ticket
from rapport.tickets.tests.conftest import HTMX
from rapport.timeline.models import Event

# Dora waits for an answer, and that is asked about.
SURE = {"sure": "yes"}


def test_resolving_what_nobody_answered_asks_first(ticket: Ticket, as_ben: Client) -> None:
    asked = as_ben.post(f"/tickets/{ticket.pk}/resolution/", {"from": "list"})

    page = asked.content.decode()
    said = moments.ago(ticket.waiting_since or clock.now(), now=clock.now())
    assert f"Dora Lind wrote {said} and has no answer. Resolve it all the same?" in page
    assert '<input type="hidden" name="from" value="list">' in page
    assert '<input type="hidden" name="sure" value="yes">' in page
    ticket.refresh_from_db()
    assert ticket.is_unsolved
    by_htmx = as_ben.post(f"/tickets/{ticket.pk}/resolution/", headers=HTMX)
    question = json.loads(by_htmx.headers["HX-Trigger"])["ask-first"]
    assert question["question"].startswith(f"Dora Lind wrote {said} and")
    assert by_htmx.status_code == 204


def test_resolving_what_was_answered_asks_nothing(
    ticket: Ticket, as_ben: Client, ben: User
) -> None:
    reply(ticket, text="Try again.", by=ben)
    as_ben.post(f"/tickets/{ticket.pk}/resolution/")

    ticket.refresh_from_db()
    assert ticket.status == "resolved"


def test_resolving_asks_again_once_the_customer_has_written_again(
    ticket: Ticket, as_ben: Client, dora: Person, ben: User
) -> None:
    reply(ticket, text="Try again.", by=ben)
    again = Content(text="It still fails.")
    receive(ticket, person=dora, content=again, channel="email", by=dora, at=clock.now())
    asked = as_ben.post(f"/tickets/{ticket.pk}/resolution/").content.decode()

    assert "Dora Lind wrote just now and has no answer." in asked
    ticket.refresh_from_db()
    assert ticket.is_unsolved


def test_resolving_leads_back_to_the_ticket_with_an_undo(
    ticket: Ticket, as_ben: Client, ben: User
) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/resolution/", SURE, follow=True)

    ticket.refresh_from_db()
    assert ticket.status == "resolved"
    assert Event.objects.get(kind="ticket.resolved").by_id == ben.pk
    page = answered.content.decode()
    assert answered.redirect_chain == [(f"/tickets/{ticket.pk}/", 302)]
    assert f"#{ticket.pk} is resolved." in page
    assert f'action="/tickets/{ticket.pk}/resolution/undo/"' in page


def test_resolving_from_the_list_leads_back_to_where_the_list_was(
    ticket: Ticket, as_ben: Client
) -> None:
    as_ben.get("/tickets/?assignee=nobody")

    answered = as_ben.post(f"/tickets/{ticket.pk}/resolution/", {"from": "list", **SURE})

    assert answered.headers["Location"] == "/tickets/?assignee=nobody"
    page = as_ben.get("/tickets/?assignee=nobody").content.decode()
    undo = page[page.index("/resolution/undo/") :].partition("</form>")[0]
    assert '<input type="hidden" name="from" value="list">' in undo, "so does the undo"


def test_htmx_gets_a_toast_and_the_news(ticket: Ticket, as_ben: Client) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/resolution/", SURE, headers=HTMX)

    assert answered.headers["HX-Retarget"] == "#toasts"
    assert set(json.loads(answered.headers["HX-Trigger"])) == {
        "live:queue",
        f"live:ticket-{ticket.pk}",
    }


@pytest.mark.parametrize("how", ["delete", "post"])
def test_reopening_takes_it_back(ticket: Ticket, as_ben: Client, ben: User, how: str) -> None:
    resolve(ticket, by=ben)

    if how == "delete":
        as_ben.delete(f"/tickets/{ticket.pk}/resolution/")
    else:
        as_ben.post(f"/tickets/{ticket.pk}/resolution/undo/")

    ticket.refresh_from_db()
    assert (ticket.status, ticket.resolved_at) == ("open", None)
    assert Event.objects.filter(kind="ticket.reopened").count() == 1


def test_a_closed_ticket_is_not_reopened_and_says_why(
    ticket: Ticket, as_ben: Client, ben: User
) -> None:
    close(ticket, by=ben)

    answered = as_ben.post(f"/tickets/{ticket.pk}/resolution/undo/")

    assert answered.status_code == 409
    assert f"#{ticket.pk} is closed for good." in answered.content.decode()


def test_closing_asks_first_and_stays(ticket: Ticket, as_ben: Client) -> None:
    asked = as_ben.get(f"/tickets/{ticket.pk}/closure/").content.decode()
    ticket.refresh_from_db()
    assert "for good?" in asked
    assert ticket.status == "new"

    as_ben.post(f"/tickets/{ticket.pk}/closure/")

    ticket.refresh_from_db()
    assert ticket.status == "closed"
    assert ticket.resolved_at == ticket.closed_at
    assert Event.objects.filter(kind="ticket.closed").count() == 1
