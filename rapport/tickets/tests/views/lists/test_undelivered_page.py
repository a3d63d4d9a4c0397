"""The list of undelivered answers, and what removes them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from rapport.core import clock
from rapport.customers.reaching import Refused
from rapport.people.models import User
from rapport.tickets.actions import close, note, receive, reply
from rapport.tickets.actions.messages import delivery, outbox
from rapport.tickets.correspondence.content import Content
from rapport.tickets.lists.undelivered import DAYS, undelivered
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.posting import comes_back, leaves, waits

DORA = "dora@nordwind.example"
GONE = Refused("no-mailbox", "5.1.1", "550", is_permanent=True)
SECOND = timedelta(seconds=1)


@pytest.fixture
def failed_at(ticket: Ticket, ben: User) -> datetime:
    """Return the moment at which Ben's answer came back."""
    at = clock.now() - timedelta(hours=1)
    message = reply(ticket, text="It is mended.", by=ben, at=at)
    outgoing = Outgoing.objects.get(message=message)
    Outgoing.objects.filter(pk=outgoing.pk).update(state="claimed", claimed_by="w1")
    delivery.note_bounce(
        outbox.mark_sent(outgoing, owner="w1", at=at), {DORA: GONE}, at=at + SECOND
    )
    return at + SECOND


def numbers(user: User, at: datetime | None = None) -> list[int]:
    return [report.outgoing.ticket_id for report in undelivered(user, at or clock.now())]


def test_it_lists_what_came_back(as_ben: Client, ticket: Ticket, failed_at: datetime) -> None:
    page = as_ben.get("/tickets/undelivered/").content.decode()

    assert "Export stops at 60 %" in page
    assert "The mailbox does not exist (5.1.1)" in page


def test_another_team_sees_nothing_of_it(
    as_cleo: Client, cleo: User, ticket: Ticket, failed_at: datetime
) -> None:
    assert numbers(cleo) == []
    assert "Every reply has arrived" in as_cleo.get("/tickets/undelivered/").content.decode()


def test_a_note_does_not_deal_with_it(ticket: Ticket, ben: User, failed_at: datetime) -> None:
    note(ticket, text="I called her.", by=ben, at=failed_at + SECOND)
    assert numbers(ben) == [ticket.pk]


def test_a_message_of_the_customer_does_not_deal_with_it(
    ticket: Ticket, ben: User, failed_at: datetime
) -> None:
    receive(
        ticket,
        person=ticket.customer,
        content=Content(text="Hello?"),
        channel="email",
        by=ticket.customer,
        at=failed_at + SECOND,
    )
    assert numbers(ben) == [ticket.pk]


def test_a_later_answer_deals_with_it_once_it_has_left(
    ticket: Ticket, ben: User, failed_at: datetime
) -> None:
    outbox.retry(Outgoing.objects.get(), by=ben, anyway=True, at=failed_at + SECOND)
    waiting = waits(ticket, by=ben, at=failed_at + SECOND)
    assert numbers(ben) == [ticket.pk]

    leaves(waiting, failed_at + 2 * SECOND)
    assert numbers(ben) == []


def test_one_that_comes_back_too_does_not(ticket: Ticket, ben: User, failed_at: datetime) -> None:
    comes_back(ticket, by=ben, at=failed_at + SECOND)
    assert numbers(ben) == [ticket.pk]


def test_sending_it_again_deals_with_it_once_it_has_left(
    ticket: Ticket, ben: User, failed_at: datetime
) -> None:
    outgoing = Outgoing.objects.get()
    outbox.retry(outgoing, by=ben, anyway=True, at=failed_at + SECOND)
    assert numbers(ben) == [ticket.pk]

    leaves(outgoing, failed_at + 2 * SECOND)
    assert numbers(ben) == []


def test_the_page_lists_those_of_some_tickets(
    as_ben: Client, ticket: Ticket, failed_at: datetime
) -> None:
    only = "/tickets/undelivered/?only="
    assert ticket.subject in as_ben.get(f"{only}{ticket.pk}").content.decode()
    assert ticket.subject not in as_ben.get(f"{only}{ticket.pk + 1}").content.decode()


def test_closing_deals_with_it(ticket: Ticket, ben: User, failed_at: datetime) -> None:
    close(ticket, by=ben)
    assert numbers(ben) == []


def test_what_troubled_nobody_for_a_month_is_history(
    ticket: Ticket, ben: User, failed_at: datetime
) -> None:
    assert numbers(ben, failed_at + timedelta(days=DAYS) - SECOND) == [ticket.pk]
    assert numbers(ben, failed_at + timedelta(days=DAYS) + SECOND) == []


def test_they_can_be_chosen_and_given_away(
    as_ben: Client, bea: User, ticket: Ticket, failed_at: datetime
) -> None:
    page = as_ben.get(f"/tickets/undelivered/?only={ticket.pk}&chosen=all").content.decode()
    box = re.search(rf'<input class="row-box"[^>]* value="{ticket.pk}"[^>]*>', page)
    assert box is not None and "checked" in box[0]
    assert f'href="/tickets/{ticket.pk}/#composer"' in page

    back = f"/tickets/undelivered/?only={ticket.pk}"
    given = {"ticket": ticket.pk, "to": bea.pk, "from": back}
    assert as_ben.post("/tickets/selection/assignment/", given).headers["Location"] == back
    assert "Bea" in as_ben.get(back).content.decode()


def test_an_address_of_elsewhere_is_not_gone_back_to(
    as_ben: Client, bea: User, ticket: Ticket
) -> None:
    given = {"ticket": ticket.pk, "to": bea.pk, "from": "//elsewhere.example/"}

    answered = as_ben.post("/tickets/selection/assignment/", given)

    assert answered.headers["Location"] == f"/tickets/{ticket.pk}/"
