"""A forward of mail that belongs to a ticket."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.conftest import Kept
from rapport.channels.forwards.actions import join_ticket
from rapport.channels.forwards.tests.passing import passed_on
from rapport.channels.intake.authors import find_author
from rapport.channels.intake.decisions import JoinTicket
from rapport.channels.models import Forward
from rapport.people.models import User
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)


def test_it_is_a_message_of_its_writer_and_the_cover_a_note(
    kept: Kept, ticket: Ticket, ben: User
) -> None:
    arrival = kept(passed_on(ben), at=LATER)
    inner = arrival.parsed.what.forwarded
    assert inner is not None

    join_ticket(JoinTicket(ben, inner, find_author(inner.sender), ticket.pk), arrival)

    _first, theirs, cover = ticket.messages.order_by("pk")
    assert (str(theirs.person), theirs.text.strip()) == (
        "Emil Sato",
        "I have waited for two weeks.",
    )
    assert (cover.kind, cover.user, cover.text) == ("note", ben, "This came to me.")
    assert Forward.objects.get().message == theirs
    assert not Outgoing.objects.exists()
    assert [line.sentence for line in history(ticket)][1:] == [
        "Emil Sato wrote",
        "Ben Okafor left a note",
        "Ben Okafor forwarded a mail that belongs to it",
    ]
