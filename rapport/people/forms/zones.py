"""Time zones to choose from."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.forms import ChoiceField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rapport.core import clock

# The rest of the database are synonyms, and offsets that nobody lives in.
REGIONS = {
    "Africa": _("Africa"),
    "America": _("America"),
    "Antarctica": _("Antarctica"),
    "Arctic": _("Arctic"),
    "Asia": _("Asia"),
    "Atlantic": _("Atlantic"),
    "Australia": _("Australia"),
    "Europe": _("Europe"),
    "Indian": _("Indian Ocean"),
    "Pacific": _("Pacific"),
}


def choices() -> list[tuple[str, Any]]:
    """Return all zones, grouped by region, with today's offset.

    ("Europe", [("Europe/Oslo", "Oslo · UTC+1"), …]).
    """
    return list(_choices(clock.now().replace(minute=0, second=0, microsecond=0), get_language()))


@lru_cache(maxsize=8)
def _choices(at: datetime, language: str | None) -> tuple[tuple[str, Any], ...]:
    """Name the zones once an hour and language: offsets change with the clocks."""
    names = sorted(name for name in available_timezones() if name.split("/")[0] in REGIONS)
    groups = groupby(names, key=lambda name: name.split("/")[0])
    return (
        ("UTC", "UTC"),
        *((str(REGIONS[region]), [_choice(name, at) for name in each]) for region, each in groups),
    )


def _choice(name: str, at: datetime) -> tuple[str, str]:
    place = name.split("/", 1)[1].replace("_", " ").replace("/", ", ")
    return name, f"{place} · {offset(name, at)}"


def offset(name: str, at: datetime) -> str:
    """Return a zone's distance from UTC at an instant: "UTC+1", "UTC-3:30"."""
    away = at.astimezone(ZoneInfo(name)).utcoffset() or timedelta()
    minutes = round(away.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


class ZoneField(ChoiceField):
    """A time zone; zones.js makes the list searchable and puts the browser's own zone first.

    With ``guess`` the browser may preselect its own; with ``blank`` none may be chosen.
    """

    def __init__(self, *, guess: bool = False, blank: str | Any = "", **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Time zone"))
        self.nothing = [("", blank)] if blank else []
        super().__init__(choices=self._offered, **kwargs)
        self.widget.attrs["data-zones"] = ""
        if guess:
            self.widget.attrs["data-guess-zone"] = ""

    def _offered(self) -> list[tuple[str, Any]]:
        return [*self.nothing, *choices()]

    def offer(self, present: str) -> None:
        """Add a current zone if it is not on the list."""
        if not self.valid_value(present):
            self.choices = [*self.nothing, (present, present), *choices()]
