"""The Date field (RFC 5322 §3.3) in all its broken forms."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio",
            "feb february februar",
            "mar march märz mär",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        1,
    )
    for name in names.split()
}
# RFC 5322 §4.3: the named zones that mean something; every other letter zone is UTC.
_ZONES: dict[str, float] = {
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
_ZONES |= {"cet": 1, "cest": 2, "met": 1, "mest": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9}
_ZONES |= {"bst": 1, "wet": 0, "west": 1, "ist": 5.5, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12}

_DAY_FIRST = re.compile(
    r"(\d{1,2})[\s-]+([^\W\d_]{3,9})\.?[\s,-]+(\d{2,4})(?:[\s,]+|$)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{1,2}),?\s+", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+|$)")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?:[,\s]+|$)")
_TIME = re.compile(r"(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,]\d+)?\s*([AaPp]\.?[Mm]\b)?")
_OFFSET = re.compile(r"(?<![\d:.])([+-])\s*(\d{1,2}):?(\d{2})?(?!\d)")
_NAMED = re.compile(r"\b([A-Z]{1,5})\b")
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_COMMENT = re.compile(r"\([^()]*\)")


def parse(value: str) -> datetime | None:
    """Return the instant in UTC, or None when there is no valid date."""
    text = _COMMENT.sub(" ", value[:200]).strip()
    found = _date(text)
    if found is None:
        return None
    (year, month, day), rest = found
    hour, minute, second, after = _time(rest)
    try:
        wall = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
        return wall - _offset(after)
    except (ValueError, OverflowError):
        return None


def _date(text: str) -> tuple[tuple[int, int, int], str] | None:
    if (match := _DAY_FIRST.search(text)) and (month := _month(match[2])):
        return (_year(match[3]), month, int(match[1])), text[match.end() :]
    if match := _ISO.search(text):
        return (int(match[1]), int(match[2]), int(match[3])), text[match.end() :]
    for match in _MONTH_FIRST.finditer(text):
        year = _YEAR.search(text, match.end())
        if (month := _month(match[1])) and year:
            rest = text[match.end() : year.start()] + " " + text[year.end() :]
            return (int(year[1]), month, int(match[2])), rest
    if match := _NUMBERS.search(text):
        first, second, year_ = int(match[1]), int(match[2]), int(match[3])
        day, month = (first, second) if second <= 12 else (second, first)
        return (year_, month, day), text[match.end() :]
    return None


def _month(name: str) -> int | None:
    lower = name.lower()
    return _MONTHS.get(lower) or _MONTHS.get(lower[:3])


def _year(text: str) -> int:
    """Return the year of two or three digits by RFC 5322 §4.3."""
    year = int(text)
    if len(text) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(text) == 3 else year


def _time(text: str) -> tuple[int, int, int, str]:
    match = _TIME.search(text)
    if match is None:
        return 0, 0, 0, text
    hour = int(match[1])
    if half := match[4]:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    return hour, int(match[2]), int(match[3] or 0), text[match.end() :]


def _offset(text: str) -> timedelta:
    if match := _OFFSET.search(text):
        digits = match[2] + (match[3] or "")
        if len(digits) == 3:
            digits = "0" + digits
        hours, minutes = int(digits[:2]), int(digits[2:] or 0)
        offset = timedelta(hours=hours, minutes=minutes)
        # Beyond any real zone: RFC 5322 says that such an offset means nothing.
        if offset > timedelta(hours=15):
            return timedelta()
        return offset if match[1] == "+" else -offset
    if match := _NAMED.search(text.upper()):
        return timedelta(hours=_ZONES.get(match[1].lower(), 0))
    return timedelta()
