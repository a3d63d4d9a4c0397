"""Where an answer on a ticket goes."""

from __future__ import annotations

from rapport.customers.models import Identity
from rapport.tickets.models import Ticket


def addresses_of(ticket: Ticket) -> list[str]:
    """Return the mail address to answer: the one last written from, else the primary one."""
    known = list(
        Identity.objects.filter(person=ticket.customer_id, kind=Identity.Kind.MAIL)
        .order_by("-is_primary", "pk")
        .values_list("value", flat=True)
    )
    return known[:1]
