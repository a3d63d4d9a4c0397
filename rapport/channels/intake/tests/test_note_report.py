"""A report about mail that we sent."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from conftest import MONDAY
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.actions import note_report
from rapport.channels.intake.decisions import NoteReport
from rapport.channels.intake.tests.deciding import message_of
from rapport.channels.parsed import Heard
from rapport.customers.reaching import Refused
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import DeliveryReport, Outgoing, Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)
DORA = "dora@nordwind.example"
GONE = Refused("no-mailbox", "5.1.1", "550 No such user", is_permanent=True)
BUSY = Refused("later", "4.4.1", "450 Try again")


@pytest.fixture
def sent(ticket: Ticket, ben: User) -> Outgoing:
    """Return Ben's answer, which was sent."""
    reply(ticket, text="It is mended.", by=ben, at=MONDAY)
    Outgoing.objects.update(state="sent", sent_at=MONDAY)
    return Outgoing.objects.get()


@pytest.mark.parametrize(
    ("word", "why", "kind"),
    [("failed", GONE, "ticket.undelivered"), ("delayed", BUSY, "ticket.delayed")],
)
def test_bad_news_is_a_quiet_message_of_the_ticket(
    kept: Kept, ticket: Ticket, sent: Outgoing, word: str, why: Refused, kind: str
) -> None:
    decision = NoteReport(sent, ((DORA, Heard(DORA, word, why)),), None)

    outcome = note_report(decision, kept(mail("It failed."), at=LATER))

    ticket.refresh_from_db()
    stands = (ticket.status, ticket.waiting_since)
    assert stands == (("open", ticket.opened_at) if word == "failed" else ("pending", None))
    assert (outcome.state, outcome.ticket) == ("recorded", ticket.pk)
    assert message_of(outcome).person is None
    assert DeliveryReport.objects.get().word == word
    assert Event.objects.filter(kind=kind).count() == 1


def test_good_news_is_noted_without_a_message(kept: Kept, ticket: Ticket, sent: Outgoing) -> None:
    before = ticket.messages.count()
    decision = NoteReport(sent, ((DORA, Heard(DORA, "delivered")),), None)

    outcome = note_report(decision, kept(mail(), at=LATER))

    assert (outcome.state, outcome.message) == ("recorded", None)
    assert ticket.messages.count() == before
    assert DeliveryReport.objects.get().word == "delivered"


@pytest.mark.parametrize("said", [None, MONDAY, LATER + timedelta(days=1)])
def test_it_was_opened_when_the_report_says_but_never_later_than_it_came(
    kept: Kept, sent: Outgoing, said: datetime | None
) -> None:
    decision = NoteReport(sent, ((DORA, Heard(DORA, "displayed")),), said)

    note_report(decision, kept(mail(), at=LATER))

    assert DeliveryReport.objects.get().at == (MONDAY if said == MONDAY else LATER)
