"""Where an answer on a ticket goes."""

from __future__ import annotations

from rapport.customers.models import Identity
from rapport.tickets.models import Message, Ticket


def addresses_of(ticket: Ticket) -> list[str]:
    """Return the mail address to answer: the one the customer last gave, else the primary one."""
    given = (
        Message.objects.filter(ticket=ticket, kind=Message.Kind.INBOUND, person=ticket.customer_id)
        .exclude(reply_to="")
        .order_by("-at", "-pk")
        .values_list("reply_to", flat=True)[:1]
    )
    known = list(given) or list(
        Identity.objects.filter(person=ticket.customer_id, kind=Identity.Kind.MAIL)
        .order_by("-is_primary", "pk")
        .values_list("value", flat=True)[:1]
    )
    return known
