"""What somebody needs from the manager: one sentence, why, since when, and what moves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from rapport.metrics.errors import NoFigures
from rapport.people.models import User


class Urgency(IntEnum):
    """How soon it matters; the more urgent stands first."""

    CALM = 0
    SOON = 1
    BROKEN = 2

    @property
    def word(self) -> str:
        """The word that style sheets know; empty for what is calm."""
        return "" if self is Urgency.CALM else self.name.lower()


@dataclass(frozen=True)
class Row:
    """One of the rows behind a need."""

    label: str
    url: str


@dataclass(frozen=True)
class Need:
    """One line of the cockpit.

    ``why`` says the rule that put it there, ``rows`` are what the rule found (``more`` further ones
    are behind the action). Within one urgency the greater ``weight`` stands first, then the older.
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
        """What sorts needs, the most pressing first."""
        return (-self.urgency, -self.weight, self.since)


Rule = Callable[[User, datetime], Sequence[Need]]

# A column is read at a glance, or not at all.
LONGEST_COLUMN = 5
ROWS_SHOWN = 5


def gather(rules: Sequence[Rule], user: User, at: datetime) -> list[Need]:
    """Return the most pressing needs that the rules find, in a fixed order for the same rows."""
    found = [need for rule in rules for need in _ask(rule, user, at)]
    return sorted(found, key=lambda need: (*need.order, need.text))[:LONGEST_COLUMN]


def _ask(rule: Rule, user: User, at: datetime) -> Sequence[Need]:
    """Ask a rule; while there are no figures, rules about figures have nothing to say."""
    try:
        return rule(user, at)
    except NoFigures:
        return []
