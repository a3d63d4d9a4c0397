"""The fact of resolutions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext_noop

from rapport.metrics.facts import Column, Fact
from rapport.tickets.calendars.hours import Hours
from rapport.tickets.facts.settlements import settlements_of
from rapport.tickets.facts.traits import (
    COLUMNS,
    IN_OPEN_HOURS,
    agent_names,
    span,
    touched,
    traits_of,
)


def _rows(subjects: Collection[int]) -> Iterator[dict[str, Any]]:
    names, hours = agent_names(), Hours()
    tickets = traits_of(subjects)
    for ticket_id, settled in settlements_of(subjects, tickets).items():
        traits = tickets[ticket_id]
        clock = hours.of(traits.calendar_name)
        for nth, each in enumerate(settled, start=1):
            yield {
                **traits.columns(each.by_id, names),
                "resolution_id": each.key,
                "nth": nth,
                "resolved_at": each.at,
                "stands": each.undone_at is None,
                "calendar_seconds": max(0.0, (each.at - traits.opened_at).total_seconds()),
                "business_seconds": clock.seconds(traits.opened_at, each.at),
            }


RESOLUTIONS = Fact(
    name="resolutions",
    grain=gettext_noop("one row per resolution"),
    doc=(
        "Each time that a ticket was resolved, or closed without being resolved; the agent is who "
        "did it. One that was undone by reopening stands no more."
    ),
    key="resolution_id",
    subject="ticket_id",
    columns=(
        *COLUMNS,
        Column("resolution_id", "int", "The resolution's number; minus the ticket's if closed."),
        Column("nth", "int", "Which resolution of the ticket it is, from 1."),
        Column("resolved_at", "instant", "When it was resolved."),
        Column("stands", "bool", "Whether the ticket was not reopened afterwards."),
        Column(
            "calendar_seconds",
            "seconds",
            "From opening to resolution, as time passes.",
            is_outcome=True,
        ),
        IN_OPEN_HOURS,
    ),
    touched=touched,
    rows=_rows,
    span=span,
)
