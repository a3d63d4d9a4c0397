"""Messages on their way out, and the system's events about them."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.customers.reaching import Refused
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.actions.messages import outbox
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(minutes=5)
DORA, EMIL = "dora@nordwind.example", "emil@sato.example"
GONE = Refused("no-mailbox", "5.1.1", "550 5.1.1 No such user", is_permanent=True)
FULL = Refused("full", "4.2.2", "452 4.2.2 Over quota")
BUSY = Refused("later", "", "450 Try again")


def claim(ticket: Ticket, by: User, *cc: str) -> Outgoing:
    """Return an answer that the worker w1 is about to send."""
    message = reply(ticket, text="It is mended.", by=by, cc=cc, at=MONDAY)
    outgoing = Outgoing.objects.get(message=message)
    outgoing.state, outgoing.claimed_by, outgoing.attempts = Outgoing.State.CLAIMED, "w1", 1
    outgoing.save()
    return outgoing


def send(ticket: Ticket, by: User, *cc: str) -> Outgoing:
    """Return an answer that was handed over."""
    return outbox.mark_sent(claim(ticket, by, *cc), owner="w1", at=MONDAY)


def kinds_of(ticket: Ticket) -> list[str]:
    """Return the kinds of the system's events about a ticket, in order."""
    told = Event.objects.filter(subject_kind="ticket", subject_id=ticket.pk, by_kind="system")
    return list(told.order_by("pk").values_list("kind", flat=True))
