"""Jobs and institutions, made sure by the address or number below them.

"Szkoła Podstawowa nr 4" has no legal form, "Groepsleerkracht" is in no short table: right above
an address they are of a card all the same.
"""

from __future__ import annotations

from rapport.mail.quoting.cards import framed, names, places
from rapport.mail.quoting.cards import lines as card

_REACHING = frozenset((card.ADDRESS, card.NUMBER, card.CONTACT))
_NEAR = 4  # lines of a paragraph that are looked at


def is_institution(paragraph: list[str], sender: tuple[str, ...]) -> bool:
    """Return whether a school, a parish, a shop stands right above an address or a number."""
    if not framed.is_institution(paragraph[0].strip()):
        return False
    below = [_kind(line, sender) for line in paragraph[1:_NEAR]]
    return bool(below) and bool(below[0]) and not _REACHING.isdisjoint(below)


def _kind(line: str, sender: tuple[str, ...]) -> str:
    return card.kind(line, sender) or (card.ADDRESS if places.is_place(line) else "")


def is_post(line: str, below: list[str], sender: tuple[str, ...]) -> bool:
    """Return whether a job ends a paragraph, and the next one begins with a firm."""
    if not framed.is_post(line):
        return False
    return card.kind(below[0], sender) == card.FIRM or is_institution(below, sender)


def is_piped(paragraph: list[str], sender: tuple[str, ...]) -> bool:
    """Return whether it is a name, a job and a firm between bars, above a number."""
    pieces = [piece.strip() for piece in paragraph[0].split(" | ")]
    if not 3 <= len(pieces) <= 5 or len(paragraph) < 2 or not names.is_name(pieces[0]):
        return False
    reached = card.kind(paragraph[1], sender) in (card.NUMBER, card.CONTACT)
    return reached and all(map(framed.is_plain, pieces))
