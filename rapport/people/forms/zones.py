"""Time zones to choose from."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import Any
from zoneinfo import available_timezones

from django.forms import ChoiceField
from django.utils.translation import gettext_lazy as _

# The rest of the database are synonyms, and offsets that nobody lives in.
REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


@lru_cache(maxsize=1)
def choices() -> list[tuple[str, Any]]:
    """Return all zones, grouped by region: ("Europe", [("Europe/Oslo", "Oslo"), …])."""
    names = sorted(name for name in available_timezones() if name.split("/")[0] in REGIONS)
    groups = groupby(names, key=lambda name: name.split("/")[0])
    return [
        ("UTC", "UTC"),
        *((region, [_choice(name) for name in each]) for region, each in groups),
    ]


def _choice(name: str) -> tuple[str, str]:
    return name, name.split("/", 1)[1].replace("_", " ").replace("/", ", ")


class ZoneField(ChoiceField):
    """A time zone; with ``guess`` the browser may preselect its own (zone.js)."""

    def __init__(self, *, guess: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Time zone"))
        super().__init__(choices=choices, **kwargs)
        if guess:
            self.widget.attrs["data-guess-zone"] = ""

    def offer(self, present: str) -> None:
        """Add a person's current zone if it is not on the list."""
        if not self.valid_value(present):
            self.choices = [(present, present), *choices()]
