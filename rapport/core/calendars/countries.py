"""The country of a time zone."""

from __future__ import annotations

from rapport.core.calendars import zones


def country_of(zone: str) -> str:
    """Return the code (ISO 3166-1) of the country of an IANA zone, or ""."""
    return zones.places().get(zones.canonical(zone), "")
