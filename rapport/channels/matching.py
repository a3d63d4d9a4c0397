"""Which ticket a message belongs to, and whether its sender does.

A signed reference of ours first, then the external ids it names (docs/decisions/0009). The subject
never decides: anybody can write a number there.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from rapport.channels.models import Inbound
from rapport.channels.transport import Parsed
from rapport.core.prepared import prepared
from rapport.customers.models import Person
from rapport.tickets.models import Outgoing, Participant, Ticket

# A mail names at most the last few of its thread that matter; the rest is cut.
MOST_IDS = 30


def find_ticket(parsed: Parsed, *, channel: str) -> Ticket | None:
    """Return the ticket that the message answers, whoever sent it."""
    found = next((reference.ticket for reference in parsed.references), None)
    if found is None:
        found = _by_external_id(parsed.refers_to[:MOST_IDS], channel)
    return Ticket.objects.filter(pk=found).first() if found else None


def belongs(ticket: Ticket, person: Person) -> bool:
    """Say whether the person is part of the ticket: asked, or was copied in."""
    return ticket.customer_id == person.pk or bool(_part(ticket.pk, person.pk))


def _by_external_id(ids: tuple[str, ...], channel: str) -> int | None:
    """Return the ticket of the nearest id: what we sent, or what a customer did."""
    for name in ids:
        for rows in (_sent(name[:255]), _arrived(name[:255], channel)):
            if rows:
                return int(rows[0][0])
    return None


@prepared
def _sent(external_id: str) -> QuerySet[Outgoing, Any]:
    return Outgoing.objects.filter(external_id=external_id).order_by("-pk").values_list("ticket_id")


@prepared
def _arrived(external_id: str, channel: str) -> QuerySet[Inbound, Any]:
    found = Inbound.objects.filter(external_id=external_id, channel=channel, ticket__isnull=False)
    return found.order_by("-pk").values_list("ticket_id")


@prepared
def _part(ticket: int, person: int) -> QuerySet[Participant, Any]:
    return Participant.objects.filter(ticket=ticket, person=person).order_by().values_list("pk")
