"""Public holidays of countries and their regions, with names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.utils.translation import gettext as _

from rapport.core.calendars.calendar import CalendarError

# A choice is kept as the country's code (ISO 3166-1), with the region's behind it: "DE-HH".
BETWEEN = "-"
# So many days on the same dates of two years are public holidays, not a company's own.
ENOUGH = 3


@lru_cache(maxsize=1)
def countries() -> tuple[tuple[str, str], ...]:
    """Return the code and the English name of each country whose holidays are known."""
    from holidays.registry import COUNTRIES

    named = {code: _name(key) for key, (_class, code, *_more) in COUNTRIES.items()}
    return tuple(sorted(named.items(), key=lambda each: each[1]))


@lru_cache(maxsize=64)
def regions(country: str) -> tuple[tuple[str, str], ...]:
    """Return the code and the name of each region that has holidays of its own."""
    if country not in dict(countries()):
        return ()
    kind = _class_of(country)
    named = {str(code): str(code) for code in kind.subdivisions}
    named |= {str(code): str(name) for name, code in kind.subdivisions_aliases.items()}
    return tuple(sorted(named.items(), key=lambda each: each[1]))


def choice_of(country: str, region: str = "") -> str:
    """Return a country and its region as one value; raises CalendarError for unknown ones."""
    if country not in dict(countries()):
        raise CalendarError(_("Choose a country from the list."))
    if region and region not in dict(regions(country)):
        raise CalendarError(_("Choose a region of this country from the list."))
    return f"{country}{BETWEEN}{region}" if region else country


def parts_of(choice: str) -> tuple[str, str]:
    """Return country and region of a choice; the region may be empty."""
    country, _dash, region = choice.partition(BETWEEN)
    return country, region


def days(choice: str, years: Iterable[int], language: str) -> dict[date, str]:
    """Return the public holidays of these years, named in the language where that is known."""
    return dict(_days(choice, tuple(years), language))


def beyond(choice: str, kept: Collection[date]) -> Callable[[int], frozenset[date]] | None:
    """Return what tells the public holidays of each year after the last that is kept.

    Such a year has those that the last one has: what was removed from it stays away. None where
    none can be told.
    """
    return partial(_beyond, choice, frozenset(kept)) if choice and kept else None


def last_kept(choice: str, kept: Collection[date]) -> int | None:
    """Return the last year of which a public holiday is kept, or None."""
    if parts_of(choice)[0] not in dict(countries()):
        return None
    years = sorted({day.year for day in kept}, reverse=True)
    found = (year for year in years if any(day in kept for day in _named(choice, year)))
    return next(found, None)


def _beyond(choice: str, kept: frozenset[date], year: int) -> frozenset[date]:
    # Most questions are about years before the last: the year after has the same fixed days. They
    # need no table of holidays, which takes a moment to load.
    fixed = ({(day.month, day.day) for day in kept if day.year == y} for y in (year, year + 1))
    if len(frozenset.intersection(*map(frozenset, fixed))) >= ENOUGH:
        return frozenset()
    last = last_kept(choice, kept)
    if last is None or year <= last:
        return frozenset()
    removed = {name for day, name in _named(choice, last).items() if day not in kept}
    return frozenset(day for day, name in _named(choice, year).items() if name not in removed)


def _named(choice: str, year: int) -> dict[date, str]:
    """Return the holidays of a year under the names that the country itself has for them."""
    return days(choice, (year,), "")


@lru_cache(maxsize=64)
def _days(choice: str, years: tuple[int, ...], language: str) -> tuple[tuple[date, str], ...]:
    import holidays

    country, region = parts_of(choice)
    choice_of(country, region)
    spoken = _spoken(_class_of(country), language)
    found = holidays.country_holidays(country, subdiv=region or None, years=years, language=spoken)
    return tuple(sorted((day, str(name)) for day, name in found.items()))


def _spoken(kind: Any, language: str) -> str | None:
    """Return the reader's language as this country has it, or the country's own."""
    known: tuple[str, ...] = kind.supported_languages
    fitting = [each for each in known if each.split("_")[0] == language.split("-")[0]]
    own: str | None = kind.default_language
    return fitting[0] if fitting else own


@lru_cache(maxsize=64)
def _class_of(country: str) -> Any:
    import holidays

    return type(holidays.country_holidays(country))


def _name(key: str) -> str:
    """Return "United States" for "united_states"."""
    words = key.split("_")
    small = {"and", "of", "the"}
    named = " ".join(word if word in small else word.capitalize() for word in words)
    return re.sub(r"^\w", lambda first: first.group().upper(), named)
