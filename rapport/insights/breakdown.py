"""Breakdowns of a figure by one dimension.

Sorted so that the member to look at comes first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.insights import compared, wording
from rapport.insights.asking import Asking, called
from rapport.insights.compared import earlier
from rapport.metrics.comparison import Change, Span, changes
from rapport.metrics.question import Members
from rapport.metrics.result import Result, Row
from rapport.metrics.run import ask
from rapport.people.models import User
from rapport.people.roles import Ability

MOST = 30


@dataclass(frozen=True)
class Member:
    """One line of a breakdown; ``width`` is its length in per cent of the longest.

    ``before``, ``change`` and ``verdict`` are of its comparison with an earlier time, if asked for.
    """

    label: str
    value: str
    limits: str
    n: int
    few: bool
    width: str
    rows_url: str
    url: str
    before: str = ""
    change: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class Breakdown:
    """A figure by one dimension; ``others`` are the dimensions to choose instead."""

    name: str
    label: str
    members: list[Member]
    more: int
    others: list[tuple[str, str, bool]]


def breakdown(asking: Asking, visible: Members | None, zone: str, user: User) -> Breakdown | None:
    """Return the figure by the first dimension asked for, by default by team."""
    offered = [
        dimension
        for dimension in asking.definition.dimensions
        if dimension.name != "agent" or user.may(Ability.SEE_PEOPLES_FIGURES)
    ]
    if not offered:
        return None
    names = [dimension.name for dimension in offered]
    chosen = next((name for name in asking.by if name in names), "team")
    dimension = next((each for each in offered if each.name == chosen), offered[0])
    parted = replace(asking, grain=None, by=(dimension.name,))
    result = ask(asking.metric, timezone=zone, **parted.arguments(visible=visible))
    rows = sorted(result.rows, key=_first)
    drawn = _Lines(result, asking, dimension.name, _moves(parted, earlier(asking), visible, zone))
    return Breakdown(
        name=dimension.name,
        label=str(dimension.label),
        members=[drawn.member(row) for row in rows[:MOST]],
        more=max(0, len(rows) - MOST),
        others=[
            (str(each.label), asking.query(by=(each.name,)), each is dimension) for each in offered
        ],
    )


def _moves(
    parted: Asking, span: Span | None, visible: Members | None, zone: str
) -> dict[Any, Change]:
    """Return each member's comparison with an earlier time by its key, if one is asked for."""
    if span is None:
        return {}
    asked = parted.arguments(visible=visible)
    found = changes(parted.metric, previous=span, timezone=zone, **asked)
    return {move.members[0].key: move for move in found if move.members}


def _first(row: Row) -> tuple[bool, bool, float]:
    return (row.value is None, row.too_few, -(row.value or 0))


class _Lines:
    """The lines of one breakdown, with what they have in common."""

    def __init__(self, result: Result, asking: Asking, name: str, moves: dict[Any, Change]) -> None:
        self._result, self._asking, self._name, self._moves = result, asking, name, moves
        self._working = result.clock == "business"
        labels = Counter(str(row.members[0].label or "") for row in result.rows)
        self._shared = {label for label, count in labels.items() if count > 1}
        # A share is a part of all, and not of the largest share.
        greatest = max((each.value or 0 for each in result.rows if not each.too_few), default=0)
        self._full = 1 if result.unit == "share" else greatest

    def member(self, row: Row) -> Member:
        """Return the line of one member."""
        (member,) = row.members
        key: str = str(member.label or "")
        # Of two with one name, the number says which is meant.
        word = called(key, number=member.key if key in self._shared else None)
        where = self._asking.narrowed(self._name, word)
        unit, asking = self._result.unit, self._asking
        rows = reverse("metric_rows", args=[asking.metric])
        move = self._moves.get(member.key)
        return Member(
            label=key or _("none"),
            value=wording.value(row.value, unit, working=self._working),
            limits=wording.limits(row, unit, working=self._working),
            n=row.n,
            few=wording.few(row, unit),
            width=self._width(row),
            rows_url=f"{rows}?{asking.query(where=where, grain=None, by=(), compare=None)}",
            url=f"{reverse('metric', args=[asking.metric])}?{asking.query(where=where, by=())}",
            **(self._change(move) if move else {}),
        )

    def _width(self, row: Row) -> str:
        """Return the length of a bar; a figure from too few rows has none to be compared by."""
        if not self._full or row.too_few:
            return "0%"
        return f"{max(0, 100 * (row.value or 0) / self._full):.1f}%"

    def _change(self, move: Change) -> dict[str, str]:
        """Return the words of a comparison."""
        unit, definition = self._result.unit, self._asking.definition
        said = wording.NONE if move.began else compared.judgement(move)
        if move.value is not None and not move.too_few:
            by = wording.difference(move.value, unit, working=self._working)
            said = f"{by}, {said}"
        return {
            "before": wording.value(move.before.value, unit, working=self._working),
            "change": said,
            "verdict": compared.verdict(move, definition.better),
        }
