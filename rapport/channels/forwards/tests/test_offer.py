"""A forward in a colleague's name that nothing proves."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.conftest import Kept
from rapport.channels.forwards.actions import offer
from rapport.channels.forwards.tests.passing import passed_on
from rapport.channels.intake.outcome import Outcome, State
from rapport.channels.models import Forward
from rapport.people.models import User
from rapport.tickets.correspondence import messages
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)


def test_it_waits_for_a_decision_and_leaves_no_event(kept: Kept, ticket: Ticket, ben: User) -> None:
    arrival, before = kept(passed_on(ben), at=LATER), Event.objects.count()
    inner = arrival.parsed.what.forwarded
    assert inner is not None

    opened = Outcome(State.OPENED, "", ticket.pk, messages.first_of(ticket))
    offer(arrival, inner, ben, opened)

    forward = Forward.objects.get()
    assert (forward.state, forward.ticket, forward.user) == ("offered", ticket, ben)
    assert (forward.sender, forward.note) == ("emil@sato.example", None)
    assert Event.objects.count() == before
