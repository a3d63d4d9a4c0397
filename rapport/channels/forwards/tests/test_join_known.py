"""A forward of something that is here already."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.conftest import Kept
from rapport.channels.forwards.actions import join_known
from rapport.channels.forwards.tests.passing import TEXT, passed_on
from rapport.channels.intake.decisions import JoinKnown
from rapport.channels.models import Forward
from rapport.people.models import User
from rapport.tickets.correspondence import messages
from rapport.tickets.models import Ticket
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)


@pytest.mark.parametrize(("cover", "notes"), [("This came to me.\n\n", 1), ("", 0)])
def test_the_ticket_tells_who_forwarded_it_and_keeps_their_words(
    kept: Kept, ticket: Ticket, ben: User, cover: str, notes: int
) -> None:
    text = TEXT.replace("This came to me.\n\n", cover)
    arrival, first = kept(passed_on(ben, text), at=LATER), messages.first_of(ticket)
    inner = arrival.parsed.what.forwarded
    assert inner is not None and first is not None

    outcome = join_known(JoinKnown(ben, inner, ticket.pk, first), arrival)

    assert (outcome.state, outcome.reason) == (
        "appended",
        "Ben Okafor forwarded what is on this ticket.",
    )
    assert ticket.messages.filter(kind="note", user=ben).count() == notes
    forward = Forward.objects.get()
    assert (forward.state, forward.message_id, forward.user) == ("joined", first, ben)
    assert history(ticket)[-1].sentence == "Ben Okafor forwarded a mail that belongs to it"
