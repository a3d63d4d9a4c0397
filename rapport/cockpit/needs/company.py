"""Needs of the company: figures that moved, and not by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.cockpit.need import ROWS_SHOWN, Finding, Glance, Need, Row, Rule, Urgency, first
from rapport.core.phrases.figures import number
from rapport.insights import wording
from rapport.insights.asking import Asking, allowed
from rapport.insights.compared import flow
from rapport.metrics.comparison import Change, change, changes
from rapport.metrics.result import Row as Result
from rapport.metrics.run import ask
from rapport.people.models import User

WEEK, MONTH = 7, 30
# A category is slow when even the lower limit of its median is this many times the overall median.
SLOW = 2.0


class Moved(NamedTuple):
    """A figure that moved: its question, the change, and the changes of the categories behind."""

    asking: Asking
    change: Change
    parts: Sequence[Change] = ()
    month: str = ""


class Slow(NamedTuple):
    """A category that waits long: its row, and that of all categories."""

    asking: Asking
    row: Result
    whole: Result

    @property
    def name(self) -> str:
        """Return the category's name."""
        return str(self.row.members[0].label or _("no category"))


def backlog(glance: Glance) -> list[Finding]:
    """Return that the backlog grew more in seven days than chance would explain."""
    user, at = glance.user, glance.at
    asking = _last("backlog", WEEK, user, at)
    moved = _compare(asking, user)
    if not moved.real or not moved.value or moved.value <= 0:
        return []
    moves = changes("backlog", timezone=user.timezone, **_arguments(asking, user, by=("category",)))
    grown = sorted((move for move in moves if (move.value or 0) > 0), key=_growth, reverse=True)
    month = _compare(_last("backlog", MONTH, user, at), user)
    about = Moved(asking, moved, grown, _of_a_month(month))
    return [_found("backlog", Urgency.SOON, at, WEEK, moved.value, about)]


def satisfaction(glance: Glance) -> list[Finding]:
    """Return that the CSAT of the last 30 days differs from the 30 before by more than chance."""
    asking = _last("csat", MONTH, glance.user, glance.at)
    moved = _compare(asking, glance.user)
    if not moved.real or moved.value is None:
        return []
    urgency = Urgency.BROKEN if moved.value < 0 else Urgency.CALM
    size = abs(moved.value)
    return [_found("csat", urgency, glance.at, MONTH, size, Moved(asking, moved))]


def slow_category(glance: Glance) -> list[Finding]:
    """Return each category whose first answers take clearly longer than those of all."""
    user, at = glance.user, glance.at
    asking = _last("first_response_time", MONTH, user, at)
    whole = ask(asking.metric, timezone=user.timezone, **_arguments(asking, user)).row
    categories = ask(
        asking.metric, timezone=user.timezone, **_arguments(asking, user, by=("category",))
    ).rows
    slow = [
        Slow(asking, row, whole)
        for row in categories
        if not row.too_few and row.low and whole.value and row.low > SLOW * whole.value
    ]
    slow.sort(key=lambda each: -(each.row.value or 0))
    return [
        _found(each.name, Urgency.SOON, at, MONTH, (each.row.value or 0) / 3600, each)
        for each in slow
    ]


def _backlog(finding: Finding) -> Need:
    moved: Moved = finding.about
    values = {"difference": wording.difference(moved.change.value or 0, "count")}
    if moved.parts:
        text = _("Backlog %(difference)s in 7 days; %(category)s alone %(part)s")
        values["category"] = _member(moved.parts[0]) or _("no category")
        values["part"] = wording.difference(moved.parts[0].value or 0, "count")
    else:
        text = _("Backlog %(difference)s in 7 days")
    why = _(
        "It was %(before)s seven days ago and is %(now)s now, more than chance would explain."
    ) % {
        "before": wording.value(moved.change.before.value, "count"),
        "now": wording.value(moved.change.now.value, "count"),
    }
    rows = first(
        Row(
            f"{_member(move) or _('no category')} {wording.difference(move.value or 0, 'count')}",
            _page(moved.asking, where=moved.asking.narrowed("category", _member(move))),
        )
        for move in moved.parts
    )
    return replace(
        _need(
            finding,
            text % values,
            " ".join(filter(None, [why, flow(moved.change), moved.month])),
            rows,
        ),
        url=_page(moved.asking, by=("category",)),
        age=_("the last 7 days"),
        more=max(0, len(moved.parts) - ROWS_SHOWN),
    )


def _satisfaction(finding: Finding) -> Need:
    moved: Moved = finding.about
    before, now = moved.change.before, moved.change.now
    text = (
        _("CSAT fell from %(before)s to %(now)s in 30 days")
        if (moved.change.value or 0) < 0
        else _("CSAT rose from %(before)s to %(now)s in 30 days")
    ) % {"before": wording.value(before.value, "share"), "now": wording.value(now.value, "share")}
    why = _(
        "The last 30 days against the 30 before, n %(n)s and %(m)s: more than chance would explain."
    ) % {"n": now.n, "m": before.n}
    previous = _earlier(moved.asking)
    rows = [
        Row(
            _("Last 30 days: %(value)s") % {"value": wording.value(now.value, "share")},
            _page(moved.asking),
        ),
        Row(
            _("The 30 days before: %(value)s") % {"value": wording.value(before.value, "share")},
            _page(previous),
        ),
    ]
    return replace(
        _need(finding, text, why, rows), url=_page(moved.asking), age=_("the last 30 days")
    )


def _slow(finding: Finding) -> Need:
    slow: Slow = finding.about
    text = _("%(category)s waits %(wait)s for a first answer; overall it is %(usual)s") % {
        "category": slow.name,
        "wait": wording.value(slow.row.value, "seconds", working=True),
        "usual": wording.value(slow.whole.value, "seconds", working=True),
    }
    why = _(
        "Medians of the last 30 days in working time, n %(n)s. Even the lower limit, %(low)s, is "
        "more than twice the overall median."
    ) % {"n": slow.row.n, "low": wording.value(slow.row.low, "seconds", working=True)}
    return replace(
        _need(finding, text, why, [_slow_row(slow)]),
        url=_slow_row(slow).url,
        age=_("the last 30 days"),
    )


def _many_slow(found: Sequence[Finding]) -> Need:
    worst: Slow = found[0].about
    text = _("%(count)s categories wait far longer than others; %(category)s waits %(wait)s") % {
        "count": number(len(found)),
        "category": worst.name,
        "wait": wording.value(worst.row.value, "seconds", working=True),
    }
    why = _(
        "Medians of the last 30 days in working time; overall it is %(usual)s. Even the lower "
        "limit of each is more than twice that."
    ) % {"usual": wording.value(worst.whole.value, "seconds", working=True)}
    return replace(
        _need(found[0], text, why, first(_slow_row(finding.about) for finding in found)),
        url=_page(worst.asking, by=("category",)),
        age=_("the last 30 days"),
        more=max(0, len(found) - ROWS_SHOWN),
    )


def _slow_row(slow: Slow) -> Row:
    return Row(
        f"{slow.name}: {wording.value(slow.row.value, 'seconds', working=True)}",
        _page(slow.asking, where=slow.asking.narrowed("category", _label(slow.row))),
    )


def _of_a_month(month: Change) -> str:
    """Say how the figure stands over the 30 days that its tile shows, where that is otherwise."""
    if month.value is None:
        return ""
    difference = wording.difference(month.value, "count") if month.value else "±0"
    if month.real:
        return _("Over 30 days it is %(difference)s.") % {"difference": difference}
    return _("Over 30 days it is %(difference)s, which may be chance: the rise is recent.") % {
        "difference": difference
    }


def _last(name: str, days: int, user: User, at: datetime) -> Asking:
    today = at.astimezone(ZoneInfo(user.timezone)).date()
    return Asking(name, start=today - timedelta(days=days - 1), end=today + timedelta(days=1))


def _earlier(asking: Asking) -> Asking:
    """Return the same question about the time before, as long."""
    if asking.start is None or asking.end is None:
        return asking
    return replace(asking, start=asking.start - (asking.end - asking.start), end=asking.start)


def _arguments(asking: Asking, user: User, **more: Any) -> dict[str, Any]:
    return {**asking.arguments(visible=allowed(asking, user)), **more}


def _compare(asking: Asking, user: User) -> Change:
    return change(asking.metric, timezone=user.timezone, **_arguments(asking, user))


def _member(move: Change) -> str:
    return str(move.members[0].label or "")


def _label(row: Result) -> str:
    return str(row.members[0].label or "")


def _growth(move: Change) -> float:
    return move.value or 0


def _page(asking: Asking, **changed: Any) -> str:
    return f"{reverse('metric', args=[asking.metric])}?{asking.query(grain='day', **changed)}"


def _found(
    subject: str, urgency: Urgency, at: datetime, days: int, size: float, about: object
) -> Finding:
    since = at - timedelta(days=days)
    return Finding(subject=subject, urgency=urgency, since=since, size=size, about=about)


def _need(finding: Finding, text: str, why: str, rows: Sequence[Row]) -> Need:
    return Need(
        text=text,
        why=why,
        since=finding.since,
        action=_("See"),
        url="",
        urgency=finding.urgency,
        weight=finding.size,
        rows=rows,
    )


BACKLOG = Rule("backlog", backlog, _backlog, lambda found: _backlog(found[0]))
SATISFACTION = Rule("satisfaction", satisfaction, _satisfaction, lambda f: _satisfaction(f[0]))
SLOW_CATEGORY = Rule("slow-category", slow_category, _slow, _many_slow)
