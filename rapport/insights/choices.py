"""Choices on a figure's page: times, periods, clocks, statistics, comparisons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rapport.insights.asking import Asking, member_name
from rapport.insights.compared import by_weekday
from rapport.insights.times import grains, twelve_weeks

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Choice:
    """One option, its address, and whether it is chosen."""

    label: str
    query: str
    current: bool


@dataclass(frozen=True)
class Choices:
    """All options; ``conditions`` are the filters in force, each with the link that removes it.

    ``kept`` are the parts of the question that a form about its time has to keep.
    """

    times: list[Choice]
    grains: list[Choice]
    clocks: list[Choice]
    stats: list[Choice]
    comparisons: list[Choice]
    conditions: list[Choice]
    kept: list[tuple[str, str]]

    @property
    def menus(self) -> list[tuple[str, str, list[Choice]]]:
        """Return the menus beside that of the time: the name of each, what is chosen, options."""
        named = (
            (_("Period"), self.grains),
            (_("Clock"), self.clocks),
            (_("Statistic"), self.stats),
            (_("Comparison"), self.comparisons),
        )
        return [(name, chosen(offered), offered) for name, offered in named if offered]


def chosen(offered: list[Choice]) -> str:
    """Return the label of the option in force; the first one's if none is."""
    return next((choice.label for choice in offered if choice.current), offered[0].label)


def choices(asking: Asking, today: date) -> Choices:
    """Return the options that this question can be changed to."""
    definition = asking.definition
    clocks = {"business": _("working time"), "calendar": _("calendar time")}
    stats = {"p50": _("median"), "p90": _("9 of 10 within"), "mean": _("mean")}
    return Choices(
        times=_times(asking, today),
        grains=_grains(asking, today),
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
        comparisons=_comparisons(asking),
        conditions=conditions(asking),
        kept=[
            *((name, value) for name in KEPT if (value := getattr(asking, name))),
            *((("by", ",".join(asking.by)),) if asking.by else ()),
            *(("where", f"{name}={member}") for name, member in asking.where),
        ],
    )


KEPT = ("clock", "stat", "compare")


def conditions(asking: Asking) -> list[Choice]:
    """Return the filters in force, each with the question without it."""
    return [
        Choice(
            f"{_label(asking, name)}: {member_name(member)}",
            asking.query(where=tuple(pair for pair in asking.where if pair != (name, member))),
            True,
        )
        for name, member in asking.where
    ]


def _times(asking: Asking, today: date) -> list[Choice]:
    end, month = today + ONE_DAY, today.replace(day=1)
    last_month = (month - ONE_DAY).replace(day=1)
    quarter = month.replace(month=(month.month - 1) // 3 * 3 + 1)
    offered: list[tuple[str, date, date]] = [
        (_("Last 7 days"), end - timedelta(days=7), end),
        (_("Last 30 days"), end - timedelta(days=30), end),
        (_("Last 90 days"), end - timedelta(days=90), end),
        (_("Last 12 weeks"), twelve_weeks(today)[0], end),
        (_("Last 12 months"), _months_before(today, 11), end),
        (_("This month"), month, end),
        (_("Last month"), last_month, month),
        (_("This quarter"), quarter, end),
        (_("This year"), month.replace(month=1), end),
    ]
    days = [(start, after) for _label, start, after in offered]
    now = (asking.start, asking.end)
    # Two can be the same days, as on the last of a month; only the first of them is chosen.
    current = days.index(now) if now in days else None
    return [
        Choice(
            label,
            # How the time is cut follows from its length, as long as nobody chooses otherwise.
            asking.query(start=start, end=after, grain=None),
            place == current,
        )
        for place, (label, start, after) in enumerate(offered)
    ]


def _grains(asking: Asking, today: date) -> list[Choice]:
    names = {
        "day": _("by day"),
        "week": _("by week"),
        "month": _("by month"),
        "quarter": _("by quarter"),
    }
    return [
        _choice(asking, names[grain], grain=grain)
        for grain in grains(asking.start, asking.end or today + ONE_DAY)
    ]


def _comparisons(asking: Asking) -> list[Choice]:
    """Return what the time can be compared with: one without a beginning with nothing."""
    if asking.start is None or asking.end is None:
        return []
    days = (asking.end - asking.start).days
    offered = {
        "": _("not compared"),
        "before": pgettext("compared", "the day before")
        if days == 1
        else _("the %(days)s days before") % {"days": days},
        "year": _("a year before"),
    }
    for name in ("before", "year"):
        if by_weekday(replace(asking, compare=name)):
            offered[name] = _("%(time)s, on the same weekdays") % {"time": offered[name]}
    return [
        Choice(
            _("against %(time)s") % {"time": label} if name and name == asking.compare else label,
            asking.query(compare=name or None),
            (asking.compare or "") == name,
        )
        for name, label in offered.items()
    ]


def _choice(asking: Asking, label: str, *, default: str = "", **change: Any) -> Choice:
    ((name, value),) = change.items()
    selected = getattr(asking, name) or default
    return Choice(label, asking.query(**change), selected == value)


def _label(asking: Asking, name: str) -> str:
    dimension = asking.definition.dimension(name)
    return str(dimension.label) if dimension else name


def _months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    return date(month // 12, month % 12 + 1, 1)
