"""Charts of results, drawn by the metrics room, with links to this room's pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rapport.metrics.periods import Grain, following
from rapport.metrics.result import Result

# From the first day of a period and the day after its last to the address of its rows.
Link = Callable[[date, date], str]


def chart(course: Result, link: Link) -> SafeString:
    return mark_safe("")


def sparkline(trend: Result) -> SafeString:
    return mark_safe("")


def name_of(period: date, grain: Grain | None) -> str:
    """Name a period as people do."""
    if grain == "month":
        return date_format(period, "F Y")
    if grain == "quarter":
        return _("%(quarter)s. quarter %(year)s") % {
            "quarter": (period.month + 2) // 3,
            "year": period.year,
        }
    if grain == "week":
        return _("week of %(day)s") % {"day": date_format(period, "j M Y")}
    return date_format(period, "D j M Y")


def next_of(period: date, grain: Grain | None) -> date:
    """Return the first day of the following period."""
    return following(period, grain or "day")
