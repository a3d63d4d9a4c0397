"""A ticket for the writer of a forwarded mail."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.rules import forwards
from rapport.channels.conftest import Kept
from rapport.channels.forwards.actions import open_forwarded
from rapport.channels.forwards.tests.passing import passed_on
from rapport.channels.intake.decisions import OpenForwarded
from rapport.channels.models import Forward
from rapport.people.models import User
from rapport.tickets.models import Queue, Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)


@pytest.mark.parametrize(("is_theirs", "by"), [(True, "user"), (False, "system")])
def test_its_writer_is_the_customer_and_who_may_not_open_it_has_it_opened(
    kept: Kept, ben: User, support_queue: Queue, billing_queue: Queue, is_theirs: bool, by: str
) -> None:
    if not is_theirs:
        ben.memberships.all().delete()
    arrival = kept(passed_on(ben), at=LATER)
    inner = arrival.parsed.what.forwarded
    assert inner is not None
    decision = forwards.decide(arrival, inner, ben, None)
    assert isinstance(decision, OpenForwarded)

    outcome = open_forwarded(decision)

    ticket = Ticket.objects.get()
    assert outcome.ticket == ticket.pk
    assert (str(ticket.customer), ticket.subject) == ("Emil Sato", "Where is my refund?")
    assert ticket.messages.get(kind="note").user == ben
    forward = Forward.objects.get()
    assert (forward.state, forward.ticket, forward.user) == ("taken", ticket, ben)
    assert Event.objects.get(kind="ticket.opened").by_kind == by
