"""Choices on a figure's page: times, periods, clocks, statistics."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rapport.insights.asking import Asking


@dataclass(frozen=True)
class Choice:
    """One option, its address, and whether it is chosen."""

    label: str
    query: str
    current: bool


@dataclass(frozen=True)
class Choices:
    """All options; ``conditions`` are the filters in force, each with the link that removes it."""

    times: list[Choice]
    grains: list[Choice]
    clocks: list[Choice]
    stats: list[Choice]
    conditions: list[Choice]


def choices(asking: Asking, today: date) -> Choices:
    """Return the options that this question can be changed to."""
    definition = asking.definition
    clocks = {"business": _("working time"), "calendar": _("calendar time")}
    stats = {"p50": _("median"), "p90": _("9 of 10 within"), "mean": _("mean")}
    return Choices(
        times=_times(asking, today),
        grains=[
            _choice(asking, label, grain=grain)
            for grain, label in (
                ("day", pgettext("by", "day")),
                ("week", pgettext("by", "week")),
                ("month", pgettext("by", "month")),
            )
        ],
        clocks=[
            _choice(asking, label, clock=clock, default=definition.clocks[0])
            for clock, label in clocks.items()
            if clock in definition.clocks
        ],
        stats=[
            _choice(asking, label, stat=stat, default=definition.stat)
            for stat, label in stats.items()
            if definition.kind == "distribution"
        ],
        conditions=[
            Choice(
                f"{_label(asking, name)}: {member}",
                asking.query(where=tuple(pair for pair in asking.where if pair != (name, member))),
                True,
            )
            for name, member in asking.where
        ],
    )


def _times(asking: Asking, today: date) -> list[Choice]:
    end = today + timedelta(days=1)
    monday = today - timedelta(days=today.weekday())
    offered = (
        (_("30 days"), end - timedelta(days=30), "day"),
        (_("12 weeks"), monday - timedelta(weeks=11), "week"),
        (_("12 months"), _months_before(today, 11), "month"),
    )
    return [
        Choice(
            label,
            asking.query(start=start, end=end, grain=grain),
            (asking.start, asking.end) == (start, end),
        )
        for label, start, grain in offered
    ]


def _choice(asking: Asking, label: str, *, default: str = "", **change: Any) -> Choice:
    ((name, value),) = change.items()
    chosen = getattr(asking, name) or default
    return Choice(label, asking.query(**change), chosen == value)


def _label(asking: Asking, name: str) -> str:
    dimension = asking.definition.dimension(name)
    return str(dimension.label) if dimension else name


def _months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    return date(month // 12, month % 12 + 1, 1)
