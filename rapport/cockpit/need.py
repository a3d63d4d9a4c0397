"""Needs: what somebody needs from the manager, and why.

One sentence, its reason, since when, and the action that deals with it. A rule finds what there
is, and tells it one by one or as a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any, TypeVar
from urllib.parse import quote, unquote
from zlib import crc32

from rapport.people.models import User

ROWS_SHOWN = 5

Answer = TypeVar("Answer")


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
class Finding:
    """One thing that a rule found.

    ``subject`` identifies it among those of its rule, and stays the same while it lasts. ``size``
    is the number that may grow. Of findings of one column that claim the same thing, only the most
    urgent is told. ``about`` is whatever the rule tells it from.
    """

    subject: str
    urgency: Urgency
    since: datetime
    size: float = 1
    claims: frozenset[str] = frozenset()
    about: Any = None


@dataclass(frozen=True)
class Need:
    """One line of the cockpit.

    ``why`` states the rule that put it there, ``rows`` are what the rule found (``more`` counts
    those that only the action shows). ``age`` says since when, where that is not told by the
    calendar clock from ``since``. ``count`` is how many rows ``url`` opens, None where it opens
    something else than rows. Within one urgency the greater ``weight`` comes first, then the older.
    ``rule`` and ``findings`` say where it came from, ``new`` how many of those are new.
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
    age: str = ""
    count: int | None = None
    rule: str = ""
    findings: Sequence[Finding] = ()
    new: int = 0

    @property
    def order(self) -> tuple[int, float, datetime]:
        """Return the sort key of a need; the most pressing sorts first."""
        return (-self.urgency, -self.weight, self.since)

    @property
    def subjects(self) -> list[str]:
        """Return the subjects of what it tells."""
        return [finding.subject for finding in self.findings]

    @property
    def of(self) -> str:
        """Return its subjects as one word for an address or a field; ``subjects_of`` reads it."""
        return ",".join(quote(subject, safe="") for subject in self.subjects)

    @property
    def id(self) -> str:
        """Return what marks its line on a page, where the cursor finds it again."""
        return f"need-{self.rule}-{crc32(self.of.encode()):x}"

    @property
    def matters(self) -> int:
        """Return how many things it tells."""
        return max(1, len(self.findings))

    @property
    def size(self) -> float:
        """Return the greatest size of what it tells."""
        return max((finding.size for finding in self.findings), default=0)


def subjects_of(text: str) -> list[str]:
    """Return the subjects that ``Need.of`` wrote."""
    return [unquote(word) for word in text.split(",") if word]


@dataclass
class Glance:
    """One look at the desk: whose, and when; what several rules ask is looked up once."""

    user: User
    at: datetime
    _known: dict[Any, Any] = field(default_factory=dict)

    def found(self, rule: Rule) -> Sequence[Finding]:
        """Return what a rule finds, looked up once."""
        if rule not in self._known:
            self._known[rule] = list(rule.find(self))
        known: Sequence[Finding] = self._known[rule]
        return known

    def once(self, ask: Callable[[User, datetime], Answer]) -> Answer:
        """Return the answer of a question about this person and time, asked once."""
        if ask not in self._known:
            self._known[ask] = ask(self.user, self.at)
        known: Answer = self._known[ask]
        return known


@dataclass(frozen=True)
class Rule:
    """What is looked for, and how it is told: one finding alone, or many as a number.

    ``key`` names it in addresses and in what people set aside.
    """

    key: str
    find: Callable[[Glance], Sequence[Finding]]
    one: Callable[[Finding], Need]
    many: Callable[[Sequence[Finding]], Need]


def first(found: Iterable[Row]) -> list[Row]:
    """Return the rows that a need shows under its reason."""
    return [row for row, _place in zip(found, range(ROWS_SHOWN), strict=False)]
