"""Finding duplicates, by Message-ID and content."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import QuerySet

from rapport.channels.arrivals.rules import keys
from rapport.channels.intake.arrival import Arrival
from rapport.channels.models import Inbound
from rapport.core.database.prepared import prepared


class Earlier(NamedTuple):
    """An earlier arrival of the same message, and the ticket and message that it led to."""

    pk: int
    channel: str
    state: str
    content_key: str
    ticket: int | None
    message: int | None


def find(arrival: Arrival) -> Earlier | None:
    """Return the earlier arrival of the same message, by whatever way it came."""
    keys.hold(keys.keys_of(arrival))
    named = map(Earlier._make, _named(arrival.parsed.what.external_id[:255]))
    return next((one for one in named if _is_same(one, arrival)), None)


@prepared
def _named(external_id: str) -> QuerySet[Inbound, Any]:
    told = ("pk", "channel", "state", "content_key", "ticket_id", "message_id")
    found = Inbound.objects.filter(external_id=external_id).order_by("pk")
    return found.values_list(*told, named=True)


def _is_same(one: Earlier, arrival: Arrival) -> bool:
    return (
        one.pk != arrival.inbound.pk
        and one.content_key == arrival.parsed.what.content_key
        and one.channel == arrival.channel
        and one.state not in (Inbound.State.KEPT, Inbound.State.DUPLICATE)
    )
