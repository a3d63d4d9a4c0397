"""Which ticket a message belongs to, and whether its sender does.

A signed reference of ours first, then the external ids it names (docs/decisions/0009). The subject
never decides: anybody can write a number there.
"""

from __future__ import annotations

from rapport.channels.models import Inbound
from rapport.channels.transport import Parsed
from rapport.customers.models import Person
from rapport.tickets.models import Outgoing, Participant, Ticket

# A mail names at most the last few of its thread that matter; the rest is cut.
MOST_IDS = 40


def find_ticket(parsed: Parsed, *, channel: str) -> Ticket | None:
    """Return the ticket that the message answers, whoever sent it."""
    found = _by_reference(parsed)
    if found is None and parsed.refers_to:
        found = _by_external_id(parsed.refers_to[:MOST_IDS], channel)
    if found is None:
        return None
    return Ticket.objects.select_related("queue").filter(pk=found).first()


def belongs(ticket: Ticket, person: Person) -> bool:
    """Say whether the person is part of the ticket: asked, or was copied in."""
    if ticket.customer_id == person.pk:
        return True
    return Participant.objects.filter(ticket=ticket, person=person).exists()


def _by_reference(parsed: Parsed) -> int | None:
    return next((reference.ticket for reference in parsed.references), None)


def _by_external_id(ids: tuple[str, ...], channel: str) -> int | None:
    """Return the ticket of the nearest id: what a customer sent, or what we did, in any form."""
    names = [name[:255] for name in ids]
    known = dict(
        Inbound.objects.filter(external_id__in=names, channel=channel, ticket__isnull=False)
        .order_by("-pk")
        .values_list("external_id", "ticket_id")
    )
    ours = Outgoing.objects.filter(external_id__in=names).values_list("external_id", "ticket_id")
    known.update(ours)
    return next((known[name] for name in names if name in known), None)
