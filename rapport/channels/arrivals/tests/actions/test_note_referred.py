"""Noting what an arrival refers to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.actions.note_referred import note_referred
from rapport.channels.conftest import Arrive, Kept, ticket_of
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.outcome import Outcome, State
from rapport.channels.models import Referred
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

THREAD = {"References": "<unseen@nordwind.example>"}
LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def first(arrive: Arrive) -> Ticket:
    """Return the ticket of a mail of Dora's that refers to one which is not here."""
    return ticket_of(arrive(mail("One.", headers=THREAD)))


def test_ids_of_what_is_here_and_of_ours_are_no_keys(arrive: Arrive, first: Ticket) -> None:
    known = "<known@nordwind.example>"
    arrive(mail("Two.", message_id=known, headers=THREAD), at=LATER)
    arrive(mail("Three.", headers={"References": f"<unseen@nordwind.example> {known}"}), at=LATER)

    assert first.inbound.count() == 3
    assert Referred.objects.count() == 1, "once for a ticket"


def test_what_is_on_no_ticket_leaves_nothing(kept: Kept) -> None:
    arrival = kept(mail("One.", headers=THREAD))

    note_referred(arrival.inbound, arrival.parsed, Outcome(State.RECORDED))

    assert not Referred.objects.exists()
    assert not Event.objects.exists()
