"""Time zones to choose from."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.forms import ChoiceField, Select
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rapport.core import clock
from rapport.core.calendars import zones

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
    names = sorted(zones.places())
    groups = groupby(names, key=lambda name: name.split("/")[0])
    return (
        (zones.UTC, zones.UTC),
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


class ZoneSelect(Select):
    """A list of zones, each with its country and earlier names, by which a script finds it too."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return an option with what the script needs to know of it."""
        option = super().create_option(name, value, *args, **kwargs)
        if country := zones.places().get(str(value)):
            option["attrs"]["data-country"] = country
        if earlier := zones.earlier_names().get(str(value)):
            option["attrs"]["data-earlier"] = " ".join(earlier)
        return option


class ZoneField(ChoiceField):
    """A time zone; zones.js makes the list a field in which people type a city, country or offset.

    An earlier name of a zone is taken for the current one. With ``guess`` the browser may preselect
    its own zone; with ``blank`` none may be chosen.
    """

    widget = ZoneSelect

    def __init__(self, *, guess: bool = False, blank: str | Any = "", **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Time zone"))
        wrong = _("“%(value)s” is not a time zone. Choose one from the list.")
        kwargs.setdefault("error_messages", {"invalid_choice": wrong})
        self.nothing = [("", blank)] if blank else []
        super().__init__(choices=self._offered, **kwargs)
        self.widget.attrs["data-zones"] = ""
        if guess:
            self.widget.attrs["data-guess-zone"] = ""

    def to_python(self, value: Any) -> str:
        """Return the current name of the zone."""
        return zones.canonical(super().to_python(value))

    def prepare_value(self, value: Any) -> Any:
        """Show a zone under its current name."""
        return zones.canonical(value) if isinstance(value, str) else value

    def _offered(self) -> list[tuple[str, Any]]:
        return [*self.nothing, *choices()]

    def offer(self, present: str) -> None:
        """Add a zone that stands for no place if it is the present one."""
        if not self.valid_value(zones.canonical(present)):
            self.choices = [*self.nothing, (present, present), *choices()]
