"""The confirmation that a request arrived: its words, and when it is due (RFC 3834)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from rapport.channels.arrivals.limits import Recent
from rapport.channels.models import Inbound
from rapport.channels.transport import Parsed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import acknowledge, tell_colleague
from rapport.tickets.models import Ticket

# What lay in a mailbox for longer than this before we saw it is no news to who wrote it.
FRESH = timedelta(days=1)


def acknowledge_if_due(
    ticket: Ticket,
    inbound: Inbound,
    parsed: Parsed,
    person: Person,
    recent: Recent,
    *,
    at: datetime,
) -> None:
    """Confirm that it arrived: once, only to people, only to fresh mail, and not in a loop."""
    if not (ticket.queue.acknowledges and parsed.answerable and not parsed.automatic):
        return
    if inbound.circumstance or inbound.kept_at - inbound.received_at > FRESH:
        return
    if recent.may_acknowledge(ticket.subject):
        asked = parsed.content.reply_to
        to = [asked] if asked else []
        acknowledge(ticket, text=words(ticket, person), to=to, at=at)


def tell_forwarder(
    ticket: Ticket, inbound: Inbound, parsed: Parsed, user: User, *, at: datetime
) -> None:
    """Tell the colleague who forwarded a mail what became of it, where a person did so by hand."""
    if not parsed.answerable or inbound.kept_at - inbound.received_at > FRESH:
        return
    text = _(
        "Hello {name},\n\n"
        "What you forwarded is ticket {number} of {customer}: {subject}\n\n"
        "What you wrote above it is a note there, which the customer does not see. "
        "To answer {customer}, answer this mail. If it was not a forward, say so on the ticket."
    )
    known = {
        "{name}": user.first_name,
        "{number}": f"#{ticket.pk}",
        "{customer}": str(ticket.customer),
        "{subject}": ticket.subject,
    }
    for mark, value in known.items():
        text = text.replace(mark, value)
    tell_colleague(ticket, user=user, text=text, at=at)


def words(ticket: Ticket, person: Person) -> str:
    """Return the queue's own words, or ours; {name}, {number} and {subject} are filled in."""
    text = ticket.queue.acknowledgement or _(
        "Hello {name},\n\n"
        "Your request has arrived. Its number is {number}. "
        "One of us will read it and answer you.\n\n"
        "To add something, just answer this mail."
    )
    name = person.name.strip()
    if not name:
        text = text.replace(" {name}", "")
    known = {"{name}": name, "{number}": f"#{ticket.pk}", "{subject}": ticket.subject}
    for mark, value in known.items():
        text = text.replace(mark, value)
    return text
