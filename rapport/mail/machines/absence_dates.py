"""Dates in running text, in many languages and orders.

Each comes with all its possible meanings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from rapport.mail.machines import absence_words as words

Role = Literal["from", "until", "back"]
# Of numeric day and month, if only one order gives a day.
Order = Literal["", "day-month", "month-day"]

MOST_DATES = 40


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as written: its possible meanings, and its place."""

    start: int
    end: int
    meanings: tuple[date, ...]
    role: Role | None = None
    order: Order = ""


def _numbered(names: tuple[str, ...]) -> dict[str, int]:
    return {name: number for number, line in enumerate(names, 1) for name in line.split()}


def _any_of(names: dict[str, int]) -> str:
    """Return a pattern, longest first, so that no name is taken for another that begins it."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_MONTHS, _WEEKDAYS = _numbered(words.MONTHS), _numbered(words.WEEKDAYS)
_MONTH = rf"(?P<month>{_any_of(_MONTHS)})(?:[^\W\d_]{{0,4}})\.?"
_NUMBER = r"(?P<day>\d{1,2})"
_ORDINAL = r"(?:st|nd|rd|th|er|re|\.|º|ª|°|:?e|ste|de)?"
_YEAR_BEHIND = r"(?:,?\s{1,2}(?:de |del )?(?P<year>20\d\d)(?!\d))?"
_FORMS = [
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>20\d\d)[-./]\s?(?P<m>\d{1,2})[-./]\s?(?P<day>\d{1,2})(?!\d)",
        r"(?:(?P<year>20\d\d)\s?[年년]\s?)?(?<!\d)(?P<m>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        r"(?<![\d.])(?P<a>\d{1,2})(?P<sign>[./-])\s?(?P<b>\d{1,2})"
        r"(?:(?P=sign)\s?(?P<year>20\d\d|\d\d(?=\D|$))|(?P=sign)|(?![\d:]))(?!\d)",
        rf"(?<![\d.:]){_NUMBER}{_ORDINAL}\s{{0,2}}(?:of |de |d['’]\s?)?{_MONTH}{_YEAR_BEHIND}",
        rf"(?<!\w){_MONTH}\s{{1,2}}{_NUMBER}(?!\d)(?:st|nd|rd|th)?{_YEAR_BEHIND}",
    )
]
WEEKDAY = re.compile(
    rf"(?<!\w)({_any_of(_WEEKDAYS)})\w{{0,3}},?\s{{0,2}}(?:the |den |le |el |dem |am |d\. )?$"
)
_ENGLISH = re.compile(r"\b(?:the|out|office|will|until|back|from|and|am|away|leave|through)\b")


def find(text: str, sent: date | None) -> list[Stated]:
    """Return the dates in order, each with its possible meanings; `sent` fills in a
    missing year.
    """
    found: list[Stated] = []
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            meanings = _meanings(match, text, sent)
            if meanings and len(found) < MOST_DATES:
                taken.append(match.span())
                order = _order(match, meanings)
                found.append(Stated(match.start(), match.end(), meanings, None, order))
    found.sort(key=lambda each: each.start)
    return _in_one_order(text, found)


def _order(match: re.Match[str], meanings: tuple[date, ...]) -> Order:
    """Return which of two numbers with a slash is the day, if that is certain."""
    if match.groupdict().get("sign") not in ("/", "-") or len(meanings) != 1:
        return ""
    if match["a"] == match["b"]:
        return ""
    return "day-month" if meanings[0].day == int(match["a"]) else "month-day"


def _in_one_order(text: str, found: list[Stated]) -> list[Stated]:
    """Return the dates in the one order all are written in; only English puts the month first."""
    orders = {each.order for each in found if each.order}
    day_first = orders == {"day-month"} or (not orders and len(_ENGLISH.findall(text)) < 2)
    month_first = orders == {"month-day"}
    if not (day_first or month_first):
        return found
    chosen = 0 if day_first else -1
    return [replace(each, meanings=(each.meanings[chosen],)) for each in found]


def _meanings(match: re.Match[str], text: str, sent: date | None) -> tuple[date, ...]:
    """Return the possible days of a date: one, or two if day and month could be swapped."""
    parts = match.groupdict()
    year = parts.get("year")
    if parts.get("sign"):
        a, b = int(parts["a"]), int(parts["b"])
        # With slashes and dashes Americans put the month first; with dots nobody does.
        pairs = [(a, b)] if parts["sign"] == "." or a == b else [(a, b), (b, a)]
    elif parts.get("m"):
        pairs = [(int(parts["day"]), int(parts["m"]))]
    else:
        pairs = [(int(parts["day"]), _MONTHS[parts["month"]])]
    days = [day for pair in pairs if (day := _day(*pair, year, sent))]
    weekday = WEEKDAY.search(text[max(0, match.start() - 25) : match.start()])
    if weekday:
        wanted = _WEEKDAYS[weekday[1]] - 1
        days = [day for day in days if day.weekday() == wanted]
    return tuple(dict.fromkeys(days))


def _day(day: int, month: int, year: str | None, sent: date | None) -> date | None:
    """Return the day; without a year, the one nearest to when the notice was sent, mostly after
    it.
    """
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        if sent is None:
            return None
        years = (sent.year - 1, sent.year, sent.year + 1)
        near = [
            found
            for found in (date(each, month, day) for each in years)
            if timedelta(days=-90) <= found - sent < timedelta(days=275)
        ]
    except ValueError:
        return None
    return near[0] if near else None
