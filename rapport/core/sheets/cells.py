"""Cells that a spreadsheet shows and never runs.

A spreadsheet takes text that begins with one of a few signs for a formula, which can fetch a page
with the neighbouring cells in its address (OWASP, CSV injection). An apostrophe before it makes it
text again. It is put wherever a spreadsheet may see the beginning of a cell: in front, also after
blanks, quotes and signs that nobody sees, and after a semicolon, a tab or a line's end, where a
program that expects other separators or no quotes begins a new cell.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

# A minus typed as a dash of its own, and the full-width forms: some input methods and spreadsheets
# take them for the plain sign.
SIGNS = frozenset("=+-@") | frozenset("＝＋－＠﹦﹢﹣﹫−")
QUOTES = frozenset("\"'`´‘’“”„«»")
SEPARATORS = re.compile(r"([;\t\r\n\v\f\x85\u2028\u2029])")
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?\s*%?", re.ASCII)


def cell(value: Any, zone: ZoneInfo | None = None) -> Any:
    """Return what to write of a value: numbers as they are, instants in the zone, text disarmed."""
    if isinstance(value, datetime):
        return value.astimezone(zone) if zone and value.tzinfo else value
    if value is None or isinstance(value, bool | int | float | Decimal | date):
        return value
    return disarmed(str(value))


def disarmed(text: str) -> str:
    """Return text with an apostrophe before everything that a spreadsheet would run."""
    if NUMBER.fullmatch(text):
        return text
    pieces = SEPARATORS.split(text)
    found = "".join(f"'{piece}" if _is_armed(piece) else piece for piece in pieces)
    # A tab or a line's end in front is such a sign itself.
    return f"'{found}" if text.startswith(("\t", "\r", "\n")) else found


def _is_armed(piece: str) -> bool:
    """Return whether the first sign that counts is one that begins a formula."""
    for sign in piece:
        if sign in SIGNS or unicodedata.normalize("NFKC", sign)[:1] in SIGNS:
            return True
        if not (sign.isspace() or sign in QUOTES or unicodedata.category(sign)[0] == "C"):
            return False
    return False
