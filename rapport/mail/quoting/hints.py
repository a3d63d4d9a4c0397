"""Hints when to call, below a telephone number: "Only after 6 pm".

A hint shows, as no card has it. The number that it speaks of shows with it.
"""

from __future__ import annotations

import re

from rapport.mail.quoting import blocks
from rapport.mail.quoting.cards import closings
from rapport.mail.quoting.cards import lines as card
from rapport.mail.quoting.cards.walk import Text
from rapport.mail.quoting.languages import telling, times

_NUMBERS = 3  # lines of numbers and addresses right above a hint
_WORDS, _CHARACTERS = 8, 60  # of a line right below a number that may be a hint
_LONGEST = 160  # characters of one that speaks of hours or of a call

_DIGITS = re.compile(r"\d(?:[ ()/.-]{0,2}\d){4,14}")


def numbers_above(text: Text, start: int, end: int) -> int:
    """Return the position of the numbers at the end of a signature if a hint is below them."""
    if end >= len(text.filled) or not _is_hint(text, end):
        return end
    first = numbered = end
    while first > start and end - first < _NUMBERS:
        first -= 1
        line = text.line(first)
        if text.filled[first] in text.known:
            break
        if card.kind(line, text.sender) not in (card.NUMBER, card.CONTACT):
            # "Joan Priest, 0113 496 0012"
            return first if numbered == end and _DIGITS.search(line) else numbered
        if _DIGITS.search(line):
            numbered = first
    return numbered


def _is_hint(text: Text, at: int) -> bool:
    """Return whether a line that shows may speak of a number above it."""
    line = text.line(at).strip()
    if len(line) > _LONGEST or text.filled[at] in text.known or blocks.end_of(text, at) > at:
        return False
    if times.tells_when(line):
        return True
    if telling.is_postscript(line) or closings.is_delimiter(line) or text.is_apart(at):
        return False
    return len(line.split()) <= _WORDS and len(line) <= _CHARACTERS
