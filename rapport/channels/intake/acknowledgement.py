"""The automatic confirmation of a request (RFC 3834).

Its text, and when it is due.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.limits import Recent
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.models import Ticket

# The writer of a mail older than this no longer wonders whether it arrived.
FRESH = timedelta(days=1)


def is_due(ticket: Ticket, arrival: Arrival, recent: Recent) -> bool:
    """Return whether to confirm it: once, only to people, only if fresh, and not in a loop."""
    if not ticket.queue.acknowledges or arrival.parsed.nature.automatic:
        return False
    if arrival.inbound.circumstance or not may_answer(arrival):
        return False
    return recent.may_acknowledge(ticket.subject)


def may_answer(arrival: Arrival) -> bool:
    """Return whether it may get an automatic answer, and is still recent."""
    inbound = arrival.inbound
    return arrival.parsed.nature.answerable and inbound.kept_at - inbound.received_at <= FRESH


def text_for(ticket: Ticket, person: Person) -> str:
    """Return the queue's own text, or ours, with {name}, {number} and {subject} filled in."""
    text = ticket.queue.acknowledgement or _(
        "Hello {name},\n\n"
        "Your request has arrived. Its number is {number}. "
        "One of us will read it and answer you.\n\n"
        "To add something, just answer this mail."
    )
    name = person.name.strip()
    if not name:
        text = text.replace(" {name}", "")
    return _filled(text, name=name, number=f"#{ticket.pk}", subject=ticket.subject)


def text_for_forwarder(ticket: Ticket, user: User) -> str:
    """Return the text that tells a colleague what became of the mail they forwarded."""
    text = _(
        "Hello {name},\n\n"
        "What you forwarded is now ticket {number} from {customer}: {subject}\n\n"
        "What you wrote above it is a note there, which the customer does not see. "
        "To answer {customer}, answer this mail. If it was not a forward, say so on the ticket."
    )
    customer = str(ticket.customer)
    number, subject = f"#{ticket.pk}", ticket.subject
    return _filled(text, name=user.first_name, number=number, customer=customer, subject=subject)


def _filled(text: str, **known: str) -> str:
    for name, value in known.items():
        text = text.replace(f"{{{name}}}", value)
    return text
