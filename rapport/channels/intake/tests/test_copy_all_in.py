"""People copied on an arrival, who join its ticket."""

from __future__ import annotations

from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.actions.meet import MOST_COPIED, copy_all_in
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.timeline.history import history


def copied(ticket: Ticket) -> set[str]:
    return {str(one.person) for one in ticket.participants.all()} - {"Dora Lind"}


def test_they_join_it_and_leave_one_event(kept: Kept, ticket: Ticket) -> None:
    arrival = kept(mail(headers={"Cc": "Emil Sato <emil@sato.example>, f@sato.example"}))
    for _again in range(2):
        copy_all_in(ticket, arrival, by=ticket.customer)

    assert copied(ticket) == {"Emil Sato", "f@sato.example"}
    told = [line.sentence for line in history(ticket)]
    assert told[1:] == ["Dora Lind copied in Emil Sato, f@sato.example"]


def test_colleagues_see_it_anyway(kept: Kept, ticket: Ticket, ben: User) -> None:
    copy_all_in(ticket, kept(mail(headers={"Cc": ben.email.upper()})), by=ticket.customer)

    assert copied(ticket) == set()


def test_of_very_many_the_first_ones_do(kept: Kept, ticket: Ticket) -> None:
    many = ", ".join(f"c{number}@sato.example" for number in range(MOST_COPIED + 5))

    copy_all_in(ticket, kept(mail(headers={"Cc": many})), by=ticket.customer)

    assert len(copied(ticket)) == MOST_COPIED


def test_a_machine_copies_nobody_in(kept: Kept, ticket: Ticket) -> None:
    headers = {"Cc": "emil@sato.example", "Auto-Submitted": "auto-replied"}

    copy_all_in(ticket, kept(mail(headers=headers)), by=ticket.customer)

    assert copied(ticket) == set()
