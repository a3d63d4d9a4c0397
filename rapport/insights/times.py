"""The time that a figure's page is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rapport.core.calendars.typed import read_day
from rapport.core.errors import Invalid
from rapport.insights.asking import Asking
from rapport.metrics.periods import GRAINS, Grain
from rapport.metrics.question import DAYS_OF, YEARS

WEEKS = 12
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT")
# As many marks as a chart can show side by side.
MOST_MARKS = 140
# Up to so many days a chart is by day, and so on; beyond the last by quarter.
BY_LENGTH: tuple[tuple[int, Grain], ...] = ((45, "day"), (200, "week"), (5 * 366, "month"))
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Times:
    """From a day until before another, what was typed, and what is wrong with it.

    ``problems`` has a sentence for each field, ``from`` or ``until``, that could not be used.
    """

    start: date | None
    end: date
    first: str = ""
    last: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)


def read(given: Mapping[str, Sequence[str]], today: date, zone: tzinfo) -> Times:
    """Return the time to show, whatever was asked for; by default the last twelve weeks.

    What cannot be used is named in ``problems``, and the page shows something else meanwhile.
    """
    typed = {name: _last(given, name) for name in ("from", "until", "to")}
    if not any(typed.values()):
        start, end = twelve_weeks(today)
        return Times(start, end, start.isoformat(), today.isoformat())
    problems: dict[str, str] = {}
    first = _day(typed["from"], "from", problems, zone)
    last = _day(typed["until"], "until", problems, zone)
    if not typed["until"]:
        after = _day(typed["to"], "until", problems, zone)
        last = after - ONE_DAY if after and after > date.min else None
    if first and last and last < first:
        problems["until"] = (
            _("The last day is before the first. Choose %(day)s or a later day.")
            % {"day": date_format(first, _("j M Y"))}
            if first <= today
            else _("The last day is before the first. Swap the two days, or choose others.")
        )
        # Neither says which time was meant, so that it is the usual one until somebody does.
        start, end = twelve_weeks(today)
        return Times(start, end, typed["from"], typed["until"] or typed["to"], problems)
    if first and first > today:
        problems["from"] = _("That day has not come yet. Choose today or an earlier day.")
    elif typed["until"] and last and last > today:
        problems["until"] = _("That day has not come yet. The figures end today.")
        last = today
    return _usable(first, last, typed, problems, today)


def _usable(
    first: date | None,
    last: date | None,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    today: date,
) -> Times:
    """Return the days that can be used, and defaults for the others."""
    end = (last or today) + ONE_DAY
    start = first
    if "from" in problems:
        start = end - timedelta(weeks=WEEKS)
    return Times(
        start=start,
        end=end,
        first=typed["from"] if "from" in problems else _iso(start),
        last=typed["until"] or typed["to"] if "until" in problems else _iso(end - ONE_DAY),
        problems=problems,
    )


def twelve_weeks(today: date) -> tuple[date, date]:
    """Return the last twelve calendar weeks, this one included, the end exclusive."""
    return today - timedelta(days=today.weekday(), weeks=WEEKS - 1), today + ONE_DAY


def grains(start: date | None, end: date) -> list[Grain]:
    """Return the grains that cut this time into as many periods as a chart can show."""
    days = (end - start).days if start else DAYS_OF["month"] * MOST_MARKS
    return [grain for grain in GRAINS if days <= DAYS_OF[grain] * MOST_MARKS] or [GRAINS[-1]]


def in_grain(asking: Asking) -> Asking:
    """Return the question with a grain that its chart can show: the one asked for, or by length.

    One that there is not stays, and the engine says so.
    """
    start, end = asking.start, asking.end
    if end is None or (asking.grain is not None and asking.grain not in GRAINS):
        return asking
    if asking.grain in grains(start, end):
        return asking
    days = (end - start).days if start else 5 * 366
    by_length = next((grain for most, grain in BY_LENGTH if days <= most), GRAINS[-1])
    return replace(asking, grain=by_length)


def _day(text: str, name: str, problems: dict[str, str], zone: tzinfo) -> date | None:
    if not text:
        return None
    try:
        found = _local(text, zone) if INSTANT.match(text) else read_day(text)
    except Invalid as error:
        problems[name] = error.sentence
        return None
    if found.year not in YEARS:
        problems[name] = _("The year %(year)s is out of range. Choose one from 1900 to 2200.") % {
            "year": found.year
        }
        return None
    return found


def _local(text: str, zone: tzinfo) -> date:
    try:
        return datetime.fromisoformat(text).astimezone(zone).date()
    except (ValueError, OverflowError):
        return read_day(text)


def _last(given: Mapping[str, Sequence[str]], name: str) -> str:
    return next((value.strip() for value in reversed(given.get(name, ())) if value.strip()), "")


def _iso(found: date | None) -> str:
    return found.isoformat() if found else ""
