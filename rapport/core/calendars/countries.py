"""The country of a time zone."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def country_of(zone: str) -> str:
    """Return the code (ISO 3166-1) of the country of an IANA zone, or ""."""
    return _countries().get(zone, "")


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Read the table that comes with the zones: country, place, zone, remark."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    return {zone.strip(): country for country, _place, zone, *_remark in lines}
