"""A desk small enough to count every figure by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from rapport.metrics.facts import Column, Fact

Row = dict[str, Any]
TEAMS = {1: "Billing", 2: "Technical"}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@dataclass
class Desk:
    """The data behind the facts: rows by ticket."""

    answers: dict[int, Row] = field(default_factory=dict)
    spells: dict[int, list[Row]] = field(default_factory=dict)

    def answer(
        self, ticket: int, opened: str, seconds: float | None, team: int | None = 1, **more: Any
    ) -> None:
        """Note that a ticket was opened, and answered after so many seconds, or not yet."""
        start = at(opened)
        end = datetime.fromtimestamp(start.timestamp() + seconds, UTC) if seconds else None
        self.answers[ticket] = {
            "ticket_id": ticket,
            "opened_at": start,
            "answered_at": end,
            "wait_calendar": seconds,
            "wait_business": seconds / 2 if seconds else None,
            "team_id": team,
            "team": TEAMS.get(team) if team else None,
            "rating": None,
            "topic": "refund",
        } | more

    def open(self, ticket: int, start: str, end: str | None, team: int = 1) -> None:
        """Note that a ticket was open from one instant to another."""
        spells = self.spells.setdefault(ticket, [])
        spells.append(
            {
                "id": ticket * 100 + len(spells),
                "ticket_id": ticket,
                "started_at": at(start),
                "ended_at": at(end) if end else None,
                "team_id": team,
                "team": TEAMS[team],
            }
        )

    def answer_rows(self, subjects: Collection[int]) -> Iterable[Mapping[str, Any]]:
        return (row for ticket, row in self.answers.items() if ticket in subjects)

    def spell_rows(self, subjects: Collection[int]) -> Iterable[Mapping[str, Any]]:
        return (row for ticket, rows in self.spells.items() if ticket in subjects for row in rows)

    def answers_fact(self) -> Fact:
        return Fact(
            name="answers",
            grain="one row per ticket",
            doc="Tickets and their first answer.",
            key="ticket_id",
            subject="ticket_id",
            columns=(
                Column("ticket_id", "int", "the ticket"),
                Column("opened_at", "instant", "when it was opened"),
                Column("answered_at", "instant", "when it was first answered"),
                Column("wait_calendar", "float", "seconds until the answer"),
                Column("wait_business", "float", "open seconds until the answer"),
                Column("team_id", "int", "the team"),
                Column("team", "text", "its name"),
                Column("rating", "int", "1 to 5"),
                Column("topic", "text", "what it was about"),
            ),
            touched=set,
            rows=self.answer_rows,
            span=lambda: span(self.answers),
        )

    def spells_fact(self) -> Fact:
        return Fact(
            name="spells",
            grain="one row per stretch of time that a ticket was open",
            doc="When tickets were open.",
            key="id",
            subject="ticket_id",
            columns=(
                Column("id", "int", "the spell"),
                Column("ticket_id", "int", "the ticket"),
                Column("started_at", "instant", "when it opened"),
                Column("ended_at", "instant", "when it ended"),
                Column("team_id", "int", "the team"),
                Column("team", "text", "its name"),
            ),
            touched=set,
            rows=self.spell_rows,
            span=lambda: span(self.spells),
        )


def span(subjects: Collection[int]) -> range:
    return range(min(subjects), max(subjects) + 1) if subjects else range(0)
