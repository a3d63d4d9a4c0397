"""Settlements of tickets: resolutions, and closings without one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from rapport.metrics.facts import lookup
from rapport.tickets.facts.traits import Traits
from rapport.tickets.models import Resolution


@dataclass(frozen=True)
class Settlement:
    """One settlement of a ticket; ``undone_at`` is when it was reopened afterwards.

    ``key`` is the resolution's id, or minus the ticket's for one closed without a resolution.
    """

    key: int
    at: datetime
    undone_at: datetime | None
    by_id: int | None


def settlements_of(
    subjects: Collection[int], tickets: dict[int, Traits]
) -> dict[int, list[Settlement]]:
    """Return each ticket's settlements, earliest first.

    A ticket closed without a standing resolution counts as settled when it was closed.
    """
    found: dict[int, list[Settlement]] = {ticket_id: [] for ticket_id in tickets}
    rows = Resolution.objects.filter(**lookup("ticket_id", subjects)).order_by("at", "pk")
    for pk, ticket_id, at, undone_at, by_id in rows.values_list(
        "pk", "ticket_id", "at", "undone_at", "by_id"
    ):
        if ticket_id in found:
            found[ticket_id].append(Settlement(pk, at, undone_at, by_id))
    for ticket_id, traits in tickets.items():
        closed, settled = traits.closed_at, found[ticket_id]
        if closed and (not settled or settled[-1].undone_at):
            settled.append(Settlement(-ticket_id, closed, None, traits.assignee_id))
    return found
