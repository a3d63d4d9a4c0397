"""Columns that all facts about tickets share.

So all can be broken down by the same dimensions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rapport.metrics.facts import Column, lookup
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.tickets.status import OURS, Priority
from rapport.timeline.models import Event

COLUMNS = (
    Column("ticket_id", "int", "The ticket's number."),
    Column("subject", "text", "The ticket's subject."),
    Column("opened_at", "instant", "When the ticket was opened."),
    Column("status", "text", "How the ticket stands now."),
    Column("channel", "text", "The channel that it came by."),
    Column("priority", "text", "Its priority now."),
    Column("queue_id", "int", "The number of its queue now."),
    Column("queue", "text", "Its queue now."),
    Column("team_id", "int", "The number of its team now."),
    Column("team", "text", "Its team now."),
    Column("category", "text", "Its category now; empty for none."),
    Column("customer_id", "int", "The number of its customer."),
    Column("customer", "text", "Its customer's name."),
    Column("organisation", "text", "Its customer's organisation; empty for none."),
    Column("agent_id", "int", "The number of the agent whom the row counts for."),
    Column("agent", "text", "The agent whom the row counts for; empty for nobody."),
)
# Beside the seconds as time passes, in facts that have both.
IN_OPEN_HOURS = Column(
    "business_seconds",
    "seconds",
    "The same in open hours of the ticket's queue.",
    is_outcome=True,
)

_FIELDS = (
    "pk",
    "subject",
    "opened_at",
    "closed_at",
    "status",
    "channel",
    "priority",
    "queue_id",
    "queue__name",
    "queue__calendar_name",
    "team_id",
    "team__name",
    "category__name",
    "customer_id",
    "customer__name",
    "customer__organisation__name",
    "assignee_id",
)

# Every other kind (drafts have none) leaves the facts about tickets as they were.
QUIET = frozenset(
    {
        "ticket.sent",
        "ticket.parked",
        "ticket.retried",
        "ticket.acknowledged",
        "ticket.undelivered",
        "ticket.delayed",
        "ticket.arrived",
        "ticket.displayed",
        "ticket.withheld",
        "ticket.auto_replied",
        "ticket.reported",
    }
)

RENAMES = frozenset({"queue.changed", "category.renamed"})


@dataclass(frozen=True)
class Traits:
    """One ticket, as facts see it."""

    ticket: dict[str, Any]

    @property
    def opened_at(self) -> datetime:
        opened: datetime = self.ticket["opened_at"]
        return opened

    @property
    def closed_at(self) -> datetime | None:
        closed: datetime | None = self.ticket["closed_at"]
        return closed

    @property
    def calendar_name(self) -> str:
        return str(self.ticket["queue__calendar_name"])

    @property
    def is_ours(self) -> bool:
        """Return whether it began with a mail of ours."""
        return bool(self.ticket["channel"] == OURS)

    @property
    def assignee_id(self) -> int | None:
        assignee: int | None = self.ticket["assignee_id"]
        return assignee

    def columns(self, agent_id: int | None, names: dict[int, str]) -> dict[str, Any]:
        """Return the shared columns, with the agent whom the row counts for."""
        ticket = self.ticket
        return {
            "ticket_id": ticket["pk"],
            "subject": ticket["subject"],
            "opened_at": ticket["opened_at"],
            "status": ticket["status"],
            "channel": ticket["channel"],
            "priority": Priority(ticket["priority"]).name.lower(),
            "queue_id": ticket["queue_id"],
            "queue": ticket["queue__name"],
            "team_id": ticket["team_id"],
            "team": ticket["team__name"],
            "category": ticket["category__name"] or "",
            "customer_id": ticket["customer_id"],
            "customer": ticket["customer__name"],
            "organisation": ticket["customer__organisation__name"] or "",
            "agent_id": agent_id,
            "agent": names.get(agent_id, "") if agent_id else "",
        }


def traits_of(subjects: Collection[int], *, with_merged: bool = False) -> dict[int, Traits]:
    """Return the traits of these tickets, in one query.

    A ticket that was merged into another is not a matter of its own, so it is left out of every
    fact about tickets; what was said on it counts for the survivor (docs/decisions/0014).
    """
    tickets = Ticket.objects.filter(**lookup("pk", subjects))
    if not with_merged:
        tickets = tickets.filter(merged_into=None)
    found = tickets.order_by("pk").values(*_FIELDS)
    return {ticket["pk"]: Traits(ticket) for ticket in found}


def agent_names() -> dict[int, str]:
    """Return the names of everybody who works here, or did."""
    return dict(User.objects.values_list("pk", "name"))


def touched(events: Iterable[Event]) -> set[int]:
    """Return the tickets whose rows these events may have changed."""
    found = set[int]()
    for event in events:
        if event.subject_kind == "ticket" and event.kind not in QUIET:
            found.add(event.subject_id)
        if event.kind in RENAMES:
            # A rename or a change of team shows on every row.
            holds = Ticket.objects.filter(**{event.subject_kind: event.subject_id})
            found.update(holds.values_list("pk", flat=True))
    return found


def span() -> range:
    """Return the range that holds every ticket's number."""
    last = Ticket.objects.order_by("-pk").values_list("pk", flat=True).first()
    return range(1, (last or 0) + 1)
