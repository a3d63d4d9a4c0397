"""A figure beside the same figure of an earlier time.

How a difference is worded, and whether it is good, is decided here for tiles and pages alike;
whether chance explains it, in ``rapport.metrics.comparison``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from rapport.core.phrases import figures, spans
from rapport.insights import wording
from rapport.insights.asking import Asking
from rapport.metrics.comparison import (
    Change,
    Span,
    change,
    days_before,
    on_same_weekdays,
    year_before,
)
from rapport.metrics.definition import Better, Definition, Unit
from rapport.metrics.question import Members
from rapport.metrics.result import Result, Row
from rapport.metrics.run import ask


@dataclass(frozen=True)
class Compared:
    """The figure of an earlier time, and how this one differs from it.

    ``words`` are the days of the earlier time, ``course`` its periods, each named after the one of
    this time that it lies under; ``shift`` says how many days earlier. While this time is not over,
    all of them end with the same part of the earlier one, and ``until`` is the time of that day.
    ``is_by_weekday``: the earlier time was chosen to begin on the same weekday.
    ``flow`` explains the judgement of what stands at an instant.
    """

    words: str
    value: str
    sure: str
    difference: str
    judgement: str
    limits: str
    flow: str
    verdict: str
    rows_url: str
    course: Result
    whole: Row
    span: Span
    shift: int
    nothing: bool
    until: str
    is_by_weekday: bool


def earlier(asking: Asking) -> Span | None:
    """Return the earlier time that a question compares with; None where it does not."""
    if not asking.compare or not _is_day(asking.start) or not _is_day(asking.end):
        return None
    choose = year_before if asking.compare == "year" else days_before
    assert asking.start and asking.end  # days, as has just been asked
    span = choose(asking.start, asking.end)
    if not by_weekday(asking):
        return span
    return on_same_weekdays(asking.start, asking.end, span)


def by_weekday(asking: Asking) -> bool:
    """Return whether days are compared one by one: then each with one of the same weekday."""
    if asking.grain != "day" or not _is_day(asking.start) or not _is_day(asking.end):
        return False
    assert asking.start and asking.end  # days, as has just been asked
    days = (asking.end - asking.start).days
    return days > 1 and (asking.compare == "year" or days % 7 != 0)


def compared(asking: Asking, visible: Members | None, zone: str) -> Compared | None:
    """Return the comparison that a question asks for."""
    span = earlier(asking)
    if span is None or asking.start is None:
        return None
    shift = (asking.start - span.start).days
    as_one = replace(asking, grain=None, by=())
    moved = change(asking.metric, previous=span, timezone=zone, **as_one.arguments(visible=visible))
    then = replace(asking, start=span.start, end=moved.previous.end, by=())
    course = ask(asking.metric, timezone=zone, shift=shift, **then.arguments(visible=visible))
    definition, working = asking.definition, course.clock == "business"
    reached = replace(as_one, start=moved.previous.start, end=moved.previous.end, compare=None)
    unit = definition.unit
    return Compared(
        words=in_words(moved.previous),
        value=wording.value(moved.before.value, unit, working=working),
        sure=wording.sure(moved.before, unit, working=working),
        difference=_difference(moved, unit, working),
        judgement=judgement(moved),
        limits=_limits(moved, unit, working),
        flow=flow(moved),
        verdict=verdict(moved, definition.better),
        rows_url=f"{reverse('metric_rows', args=[asking.metric])}?{reached.query()}",
        course=course,
        whole=moved.before,
        span=span,
        shift=shift,
        nothing=not moved.before.n and (unit != "count" or moved.began is not None),
        until=_until(moved.previous),
        is_by_weekday=by_weekday(asking),
    )


def in_words(span: Span) -> str:
    """Name the days of a span, its last one included, and the time at which it ends within one."""
    first, after = span
    until = _until(span)
    if not until:
        return spans.say(_local_day(first), _local_day(after) - timedelta(days=1))
    days = spans.say(_local_day(first), _local_day(after))
    return _("%(days)s, until %(time)s") % {"days": days, "time": until}


def flow(moved: Change) -> str:
    """Say of what stands at an instant how much of a difference chance explains, and why."""
    if moved.came is None or moved.went is None or moved.low is None or moved.high is None:
        return ""
    return _(
        "In between %(came)s came and %(went)s went. With numbers like these, a difference of up "
        "to %(most)s can be chance."
    ) % {
        "came": figures.number(moved.came),
        "went": figures.number(moved.went),
        "most": figures.number(round((moved.high - moved.low) / 2)),
    }


def _until(span: Span) -> str:
    """Return the time of day at which a span ends; empty where its last day is whole."""
    if not isinstance(span.end, datetime):
        return ""
    end = timezone.localtime(span.end)
    return time_format(end) if end.time() != time() else ""


def _local_day(moment: date | datetime) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def judgement(moved: Change) -> str:
    """Say in few words whether chance explains the difference."""
    if moved.began:
        return _("counted only since %(day)s") % {"day": _day(moved.began)}
    if moved.too_few:
        return _("too few to compare")
    return _("more than chance") if moved.real else _("could be chance")


def verdict(moved: Change, better: Better) -> str:
    """Say whether a real change is good or bad; empty where it is neither."""
    if not moved.real or not moved.value or better == "neither":
        return ""
    return "better" if (moved.value < 0) == (better == "lower") else "worse"


def in_one_line(moved: Change, definition: Definition, *, days: int) -> str:
    """Say the whole comparison with the days before in a line, as on a tile.

    A backlog stands at an instant: it is said by how much it moved in these days, in the words of
    the cockpit's line about it.
    """
    working = "business" in definition.clocks[:1]
    if moved.began:
        return _("nothing to compare with: counted only since %(day)s") % {"day": _day(moved.began)}
    if moved.value is None or moved.too_few:
        return _("too few to compare: n %(now)s, %(days)s days before n %(before)s") % {
            "now": figures.number(moved.now.n),
            "before": figures.number(moved.before.n),
            "days": days,
        }
    difference = _difference(moved, definition.unit, working)
    values: dict[str, Any] = {
        "difference": difference,
        "days": days,
        "judgement": judgement(moved),
    }
    if definition.kind == "snapshot":
        return _("%(difference)s in %(days)s days, %(judgement)s") % values
    return _("%(difference)s against the %(days)s days before, %(judgement)s") % values


def _difference(moved: Change, unit: Unit, working: bool) -> str:
    if moved.value is None or moved.too_few:
        return wording.NONE
    return wording.difference(moved.value, unit, working=working)


def _limits(moved: Change, unit: Unit, working: bool) -> str:
    if moved.low is None or moved.high is None:
        return ""
    return _("between %(low)s and %(high)s") % {
        "low": wording.difference(moved.low, unit, working=working),
        "high": wording.difference(moved.high, unit, working=working),
    }


def _day(moment: datetime) -> str:
    return date_format(moment.astimezone(timezone.get_current_timezone()), _("j M Y"))


def _is_day(moment: Any) -> bool:
    return type(moment) is date
