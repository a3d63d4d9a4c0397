"""Needs of the company: figures that moved, and not by chance."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.cockpit.need import ROWS_SHOWN, Need, Row, Urgency
from rapport.insights import wording
from rapport.insights.asking import Asking, allowed
from rapport.metrics.comparison import Change, change, changes
from rapport.metrics.run import ask
from rapport.people.models import User

WEEK, MONTH = 7, 30
# A category is slow when even the lower limit of its median is this many times the overall median.
SLOW = 2.0


def backlog(user: User, at: datetime) -> list[Need]:
    """Return a need when the backlog grew more in seven days than chance would explain."""
    asking = _last("backlog", WEEK, user, at)
    moved = _compare(asking, user)
    if not moved.real or not moved.value or moved.value <= 0:
        return []
    moves = changes("backlog", timezone=user.timezone, **_arguments(asking, user, by=("category",)))
    grown = sorted((move for move in moves if (move.value or 0) > 0), key=_growth, reverse=True)
    if grown:
        text = _("Backlog %(difference)s in 7 days; %(category)s alone %(part)s") % {
            "difference": wording.difference(moved.value, "count"),
            "category": _member(grown[0]) or _("no category"),
            "part": wording.difference(grown[0].value or 0, "count"),
        }
    else:
        text = _("Backlog %(difference)s in 7 days") % {
            "difference": wording.difference(moved.value, "count")
        }
    rows = [
        Row(
            f"{_member(move) or _('no category')} {wording.difference(move.value or 0, 'count')}",
            _page(asking, by=("category",), where=asking.narrowed("category", _member(move))),
        )
        for move in grown[:ROWS_SHOWN]
    ]
    why = _(
        "It was %(before)s seven days ago and is %(now)s now, more than chance would explain."
    ) % {
        "before": wording.value(moved.before.value, "count"),
        "now": wording.value(moved.now.value, "count"),
    }
    return [_need(text, why, asking, at, WEEK, Urgency.SOON, moved.value, rows, by=("category",))]


def satisfaction(user: User, at: datetime) -> list[Need]:
    """Return a need when the CSAT of the last 30 days differs from the 30 before by more than
    chance.
    """
    asking = _last("csat", MONTH, user, at)
    moved = _compare(asking, user)
    if not moved.real or moved.value is None:
        return []
    fell = moved.value < 0
    text = (
        _("CSAT fell from %(before)s to %(now)s in 30 days")
        if fell
        else _("CSAT rose from %(before)s to %(now)s in 30 days")
    ) % {
        "before": wording.value(moved.before.value, "share"),
        "now": wording.value(moved.now.value, "share"),
    }
    why = _(
        "The last 30 days against the 30 before, n %(n)s and %(m)s: more than chance would explain."
    ) % {
        "n": moved.now.n,
        "m": moved.before.n,
    }
    urgency = Urgency.BROKEN if fell else Urgency.CALM
    return [_need(text, why, asking, at, MONTH, urgency, abs(moved.value), by=("category",))]


def slow_category(user: User, at: datetime) -> list[Need]:
    """Return a need for each category whose first answers take clearly longer than all others'."""
    asking = _last("first_response_time", MONTH, user, at)
    whole = ask(asking.metric, timezone=user.timezone, **_arguments(asking, user)).row
    categories = ask(
        asking.metric, timezone=user.timezone, **_arguments(asking, user, by=("category",))
    ).rows
    slow = [
        row
        for row in categories
        if not row.too_few and row.low and whole.value and row.low > SLOW * whole.value
    ]
    if not slow:
        return []
    worst = max(slow, key=lambda row: row.value or 0)
    name = str(worst.members[0].label or _("no category"))
    text = _("%(category)s waits %(wait)s for a first answer; overall it is %(usual)s") % {
        "category": name,
        "wait": wording.value(worst.value, "seconds", working=True),
        "usual": wording.value(whole.value, "seconds", working=True),
    }
    why = _(
        "Medians of the last 30 days in working time, n %(n)s. Even the lower limit, %(low)s, is "
        "more than twice the overall median."
    ) % {"n": worst.n, "low": wording.value(worst.low, "seconds", working=True)}
    rows = [
        Row(
            f"{row.members[0].label}: {wording.value(row.value, 'seconds', working=True)}",
            _page(asking, where=asking.narrowed("category", str(row.members[0].label))),
        )
        for row in slow[:ROWS_SHOWN]
    ]
    weight = (worst.value or 0) / 3600
    return [_need(text, why, asking, at, MONTH, Urgency.SOON, weight, rows, by=("category",))]


def _last(name: str, days: int, user: User, at: datetime) -> Asking:
    today = at.astimezone(ZoneInfo(user.timezone)).date()
    return Asking(name, start=today - timedelta(days=days - 1), end=today + timedelta(days=1))


def _arguments(asking: Asking, user: User, **more: Any) -> dict[str, Any]:
    return {**asking.arguments(visible=allowed(asking, user)), **more}


def _compare(asking: Asking, user: User) -> Change:
    return change(asking.metric, timezone=user.timezone, **_arguments(asking, user))


def _member(move: Change) -> str:
    return str(move.members[0].label or "")


def _growth(move: Change) -> float:
    return move.value or 0


def _page(asking: Asking, **changed: Any) -> str:
    return f"{reverse('metric', args=[asking.metric])}?{asking.query(grain='day', **changed)}"


def _need(
    text: str,
    why: str,
    asking: Asking,
    at: datetime,
    days: int,
    urgency: Urgency,
    weight: float,
    rows: list[Row] | None = None,
    **changed: Any,
) -> Need:
    return Need(
        text=text,
        why=why,
        since=at - timedelta(days=days),
        action=_("See"),
        url=_page(asking, **changed),
        urgency=urgency,
        weight=weight,
        rows=rows or [],
    )
