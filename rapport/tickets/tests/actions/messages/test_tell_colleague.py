"""Writing to a colleague."""

from __future__ import annotations

from conftest import MONDAY
from rapport.people.models import User
from rapport.tickets.actions import tell_colleague
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_a_colleague_is_written_to_and_it_leaves_one_event(ticket: Ticket, ben: User) -> None:
    tell_colleague(ticket, user=ben, text="It arrived as #1.", at=MONDAY)

    outgoing = Outgoing.objects.get()
    assert (outgoing.purpose, outgoing.to) == (Outgoing.Purpose.NOTICE, [ben.email])
    event = Event.objects.get(kind="ticket.colleague_told")
    assert (event.subject_id, event.by_kind, event.details["to"]) == (ticket.pk, "system", ben.pk)
    assert history(ticket)[-1].sentence == "Rapport told Ben Okafor that the forward arrived"


def test_nothing_else_changes(ticket: Ticket, ben: User) -> None:
    tell_colleague(ticket, user=ben, text="It arrived.", at=MONDAY)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("new", MONDAY)
    assert ticket.messages.count() == 1, "no customer sees it"
