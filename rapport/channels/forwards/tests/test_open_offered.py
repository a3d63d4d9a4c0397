"""A ticket for a forward in a colleague's name that nothing proves."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.arrivals.rules import forwards, opening
from rapport.channels.conftest import Kept
from rapport.channels.forwards.actions import open_offered
from rapport.channels.forwards.tests.passing import passed_on
from rapport.channels.intake.authors import find_colleague
from rapport.channels.intake.decisions import OpenOffered
from rapport.channels.models import Forward
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)


def test_it_is_their_own_and_waits_for_a_decision(kept: Kept, ben: User) -> None:
    arrival = kept(passed_on(ben), at=LATER)
    sender = arrival.parsed.who.sender
    assert sender is not None
    opened = opening.decide(arrival, find_colleague(ben, sender))
    offered = forwards.offer(opened, arrival.parsed.what.forwarded, ben)
    assert isinstance(offered, OpenOffered)

    open_offered(offered, arrival)

    ticket, forward = Ticket.objects.get(), Forward.objects.get()
    assert str(ticket.customer) == str(ben)
    assert (forward.state, forward.ticket, forward.user) == ("offered", ticket, ben)
    assert (forward.sender, forward.note) == ("emil@sato.example", None)
    kinds = set(Event.objects.values_list("kind", flat=True))
    assert {kind for kind in kinds if kind.startswith("forward")} == set()
