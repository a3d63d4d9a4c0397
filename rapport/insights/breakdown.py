"""Breakdowns of a figure by one dimension.

Sorted so that the member to look at comes first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.insights import wording
from rapport.insights.asking import Asking
from rapport.metrics.question import Members
from rapport.metrics.result import Result, Row
from rapport.metrics.run import ask
from rapport.people.models import User
from rapport.people.roles import Ability

MOST = 30


@dataclass(frozen=True)
class Member:
    """One line of a breakdown; ``width`` is its length in per cent of the longest."""

    label: str
    value: str
    limits: str
    n: int
    few: bool
    width: str
    rows_url: str
    url: str


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
    return Breakdown(
        name=dimension.name,
        label=str(dimension.label),
        members=[_member(row, result, asking, dimension.name) for row in rows[:MOST]],
        more=max(0, len(rows) - MOST),
        others=[
            (str(each.label), asking.query(by=(each.name,)), each is dimension) for each in offered
        ],
    )


def _first(row: Row) -> tuple[bool, float]:
    return (row.value is None, -(row.value or 0))


def _member(row: Row, result: Result, asking: Asking, name: str) -> Member:
    working = result.clock == "business"
    (member,) = row.members
    key: Any = "" if member.label is None else str(member.label)
    where = asking.narrowed(name, key)
    longest = max((each.value or 0 for each in result.rows), default=0)
    rows = reverse("metric_rows", args=[asking.metric])
    return Member(
        label=key or _("none"),
        value=wording.value(row.value, result.unit, working=working),
        limits=wording.limits(row, result.unit, working=working),
        n=row.n,
        few=wording.few(row, result.unit),
        width=f"{100 * (row.value or 0) / longest:.1f}%" if longest else "0%",
        rows_url=f"{rows}?{asking.query(where=where, grain=None, by=())}",
        url=f"{reverse('metric', args=[asking.metric])}?{asking.query(where=where, by=())}",
    )
