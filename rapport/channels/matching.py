"""Which ticket a message belongs to, and whether its sender does.

A signed reference of ours first, then the external ids it names (docs/decisions/0009). The subject
never decides: anybody can write a number there.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import QuerySet

from rapport.channels.models import Inbound
from rapport.channels.transport import Parsed
from rapport.core.prepared import prepared
from rapport.customers.models import Person
from rapport.tickets.models import Outgoing, Participant, Ticket
from rapport.tickets.status import Status

# A mail names at most the last few of its thread that matter; the rest is cut.
MOST_IDS = 30


class Match(NamedTuple):
    """The ticket that a message answers: its number, whose it is, and how it stands."""

    number: int
    customer: int
    status: str

    @property
    def is_closed(self) -> bool:
        """Whether what comes now is another matter."""
        return self.status == Status.CLOSED

    @property
    def ticket(self) -> Ticket:
        """The ticket by its number alone, for actions: they read the row when they lock it."""
        return Ticket(pk=self.number)


def find(parsed: Parsed, *, channel: str) -> Match | None:
    """Return the ticket that the message answers, whoever sent it."""
    number = next((reference.ticket for reference in parsed.references), None)
    if number is None:
        number = _by_external_id(parsed.refers_to[:MOST_IDS], channel)
    rows = _ticket(number) if number else []
    return Match._make(rows[0]) if rows else None


def belongs(match: Match, person: Person) -> bool:
    """Say whether the person is part of the ticket: asked, or was copied in."""
    return match.customer == person.pk or bool(_part(match.number, person.pk))


def _by_external_id(ids: tuple[str, ...], channel: str) -> int | None:
    """Return the ticket of the nearest id: what we sent, or what a customer did."""
    for name in ids:
        for rows in (_sent(name[:255]), _arrived(name[:255], channel)):
            if rows:
                return int(rows[0][0])
    return None


@prepared
def _ticket(number: int) -> QuerySet[Ticket, Any]:
    return Ticket.objects.filter(pk=number).values_list("pk", "customer_id", "status")


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
