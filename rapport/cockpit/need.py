"""Needs: what somebody needs from the manager, and why.

One sentence, its reason, since when, and the action that deals with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from rapport.metrics.errors import NoFigures
from rapport.people.models import User


class Urgency(IntEnum):
    """How soon a need matters; the most urgent comes first."""

    CALM = 0
    SOON = 1
    BROKEN = 2

    @property
    def word(self) -> str:
        """Return the word that style sheets use; empty for a calm need."""
        return "" if self is Urgency.CALM else self.name.lower()


@dataclass(frozen=True)
class Row:
    """One of the rows behind a need."""

    label: str
    url: str


@dataclass(frozen=True)
class Need:
    """One line of the cockpit.

    ``why`` states the rule that put it there, ``rows`` are what the rule found (``more`` counts
    those that only the action shows). Within one urgency the greater ``weight`` comes first, then
    the older.
    """

    text: str
    why: str
    since: datetime
    action: str
    url: str
    urgency: Urgency
    weight: float = 0
    rows: Sequence[Row] = ()
    more: int = 0

    @property
    def order(self) -> tuple[int, float, datetime]:
        """Return the sort key of a need; the most pressing sorts first."""
        return (-self.urgency, -self.weight, self.since)


Rule = Callable[[User, datetime], Sequence[Need]]

# A column that cannot be read at a glance is not read at all.
LONGEST_COLUMN = 5
ROWS_SHOWN = 5


def gather(rules: Sequence[Rule], user: User, at: datetime) -> list[Need]:
    """Return the most pressing needs that the rules find; the same rows give the same order."""
    found = [need for rule in rules for need in _ask(rule, user, at)]
    return sorted(found, key=lambda need: (*need.order, need.text))[:LONGEST_COLUMN]


def _ask(rule: Rule, user: User, at: datetime) -> Sequence[Need]:
    """Ask a rule; while no figures are available, rules about figures find nothing."""
    try:
        return rule(user, at)
    except NoFigures:
        return []
