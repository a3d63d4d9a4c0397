"""Days and times as people type them into fields.

Days are understood in the reader's order and as ISO 8601, times on the clock of 24 or 12 hours.
"""

from __future__ import annotations

import re
from datetime import date

from django.utils import dateformat, dates, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rapport.core.errors import Invalid

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# "28.02.2026", "28/2/26", "28-2-2026".
NUMBERS = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
# "28 Feb 2026", "28. Februar 2026".
NAMED = re.compile(r"(\d{1,2})\.?\s*([^\W\d]+)\.?,?\s*(\d{4})")
# "Feb 28, 2026".
NAMED_FIRST = re.compile(r"([^\W\d]+)\.?\s*(\d{1,2}),?\s*(\d{4})")
# "9", "9:30", "9.30", "0930", "9 h", "9:30 pm", "17 Uhr".
TIME = re.compile(
    r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(?<=\d\d)(\d{2}))?\s*(?:(a|p)\.?m\.?|h|uhr)?", re.IGNORECASE
)
EXAMPLE = date(2026, 2, 28)


def write_day(day: date) -> str:
    """Return a day as it is put into a field: "28 Feb 2026", in German "28.02.2026"."""
    # Translators: a day in a field that people type into, in Django's date format letters.
    return dateformat.format(day, pgettext("a day to type", "j M Y"))


def written(text: str) -> str:
    """Return a day as it is put into a field, and what is no day as it was typed."""
    try:
        return write_day(read_day(text))
    except Invalid:
        return text


def read_day(text: str) -> date:
    """Return the day that somebody typed. Raises Invalid with a sentence for anything else."""
    text = " ".join(text.split())
    if found := ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := NUMBERS.fullmatch(text):
        year, month, day = _in_numbers(text, *found.groups())
    elif found := NAMED.fullmatch(text):
        year, month, day = int(found[3]), _month(found[2]), int(found[1])
    elif found := NAMED_FIRST.fullmatch(text):
        year, month, day = int(found[3]), _month(found[1]), int(found[2])
    else:
        year = month = day = 0
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise Invalid(
            _("“%(given)s” is not a day. Write it like %(example)s.")
            % {"given": text[:40], "example": write_day(EXAMPLE)}
        ) from wrong


def read_time(text: str) -> str:
    """Return the time that somebody typed as "09:30". Raises Invalid with a sentence."""
    text = " ".join(text.split())
    found = TIME.fullmatch(text)
    if found:
        hour, minute = int(found[1]), int(found[2] or found[3] or 0)
        half = (found[4] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif half:
            hour = 99
        if (hour < 24 and minute < 60) or (hour, minute) == (24, 0):
            return f"{hour % 24:02}:{minute:02}"
    raise Invalid(_("“%(time)s” is not a time. Write it like 9:00.") % {"time": text[:20]})


def _in_numbers(text: str, first: str, mark: str, second: str, year: str) -> tuple[int, int, int]:
    """Return year, month and day; between slashes the order is that of the country."""
    one, other = int(first), int(second)
    years = int(year) + (2000 if len(year) == 2 else 0)
    if mark == "/" and one <= 12 and other <= 12 and one != other and _is_english():
        raise Invalid(
            _("“%(given)s” could be two days. Write the month as a word, like %(example)s.")
            % {"given": text[:40], "example": write_day(EXAMPLE)}
        )
    if mark == "/" and one <= 12 < other:
        return years, one, other
    return years, other, one


def _is_english() -> bool:
    return (translation.get_language() or "en").startswith("en")


def _month(word: str) -> int:
    """Return the number of a month by its name or the beginning of it, or 0."""
    word = word.casefold()
    for language in (translation.get_language(), "en"):
        with translation.override(language):
            for number, name in dates.MONTHS.items():
                full, short = str(name).casefold(), str(dates.MONTHS_3[number]).casefold()
                if len(word) >= 3 and (full.startswith(word) or short.rstrip(".") == word):
                    return number
    return 0
