"""People copied on an arrival, who join its ticket."""

from __future__ import annotations

from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.actions.meet import copy_all_in
from rapport.channels.intake.authors import find_author
from rapport.channels.parsed import Sender
from rapport.tickets.models import Ticket
from rapport.timeline.history import history


def test_they_join_it_and_leave_one_event(kept: Kept, ticket: Ticket) -> None:
    arrival = kept(mail())
    for _again in range(2):
        senders = Sender("emil@sato.example", "Emil Sato"), Sender("f@sato.example")
        copied = [find_author(sender) for sender in senders]
        copy_all_in(ticket, copied, arrival, by=ticket.customer)

    names = {str(one.person) for one in ticket.participants.all()}
    assert names == {"Dora Lind", "Emil Sato", "f@sato.example"}
    told = [line.sentence for line in history(ticket)]
    assert told[1:] == ["Dora Lind copied in Emil Sato, f@sato.example"]
