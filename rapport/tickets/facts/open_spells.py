"""The fact of times in which tickets were open."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from rapport.metrics.facts import Column, Fact
from rapport.tickets.facts.settlements import Settlement, settlements_of
from rapport.tickets.facts.traits import COLUMNS, agent_names, span, touched, traits_of

Spell = tuple[datetime, datetime | None]


def _rows(subjects: Collection[int]) -> Iterator[dict[str, Any]]:
    names = agent_names()
    tickets = traits_of(subjects)
    for ticket_id, settled in settlements_of(subjects, tickets).items():
        traits = tickets[ticket_id]
        shared = traits.columns(traits.assignee_id, names)
        for nth, (start, end) in enumerate(spells(traits.opened_at, settled), start=1):
            yield {
                **shared,
                "spell": f"{ticket_id}.{nth}",
                "started_at": start,
                "ended_at": end,
            }


def spells(opened_at: datetime, settled: list[Settlement]) -> Iterator[Spell]:
    """Yield the times in which a ticket was unsolved; the last one may have no end yet."""
    start: datetime | None = opened_at
    for each in settled:
        if start is not None:
            yield start, each.at
        start = each.undone_at
    if start is not None:
        yield start, None


OPEN_SPELLS = Fact(
    name="open_spells",
    grain=gettext_noop("one row per stretch in which a ticket was unsolved"),
    doc=(
        "From opening or reopening until the resolution, or closing, that ended it; the end is "
        "empty while it lasts. The agent is the assignee."
    ),
    key="spell",
    subject="ticket_id",
    columns=(
        *COLUMNS,
        Column("spell", "text", "The ticket's number and which of its stretches it is."),
        Column("started_at", "instant", "When the ticket was opened or reopened."),
        Column("ended_at", "instant", "When it was settled; empty while it is not."),
    ),
    touched=touched,
    rows=_rows,
    span=span,
)
