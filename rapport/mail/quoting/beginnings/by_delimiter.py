"""Signatures below a delimiter or a drawn line."""

from __future__ import annotations

import re

from rapport.mail.quoting.beginnings import by_name
from rapport.mail.quoting.cards import closings, names, walk
from rapport.mail.quoting.cards import lines as card
from rapport.mail.quoting.cards.walk import ALWAYS, Text

_HANDLE = re.compile(r"^[^\W\d_]{3,15}$")
_NICK = re.compile(
    r"^\s{0,3}([^\W\d_][^\d|–-]{2,40}?)\s?(?:\s[-–|/]\s|\s\(|\saka\s)[\w.]{2,20}\)?\s*$"
)
_MAIL = re.compile(r"^\s{0,3}<?[^\s<>@]{1,64}@[^\s<>@]{3,80}>?\s*$")


def end_of(text: Text, position: int) -> int:
    """Return the end of a signature below a delimiter or a drawn line."""
    if text.line(position).strip() == "--" and _is_handle(text, position + 1):
        return position + 2
    if text.line(position).strip() == "--" and _is_nick(text, position + 1):
        return position + 3
    end, kinds = walk.walk(text, position + 1)
    told = [kind for kind in kinds if kind != card.RULE]
    if not told:
        return position
    if text.line(position).strip() == "--":
        mere = (
            told == [card.NAME]
            and "|" not in text.line(position + 1)
            and len(text.line(position + 1).split()) > 2
        )
        return position if mere and not by_name.is_own(text, position + 1) else end
    if not walk.is_end(text, end) or text.line(position - 1).rstrip().endswith((":", "：")):
        return position
    if any(kind in ALWAYS for kind in told) or names.is_own(text.line(position + 1), text.sender):
        return end
    strong = len(card.STRONG.intersection(told))
    return end if strong and len(told) > 1 and told[0] in (card.NAME, card.FIRM) else position


def ends(text: Text, position: int) -> bool:
    """Return whether a signature below a delimiter begins here and ends the text."""
    if position >= len(text.filled) or not closings.is_delimiter(text.line(position)):
        return False
    end = end_of(text, position)
    return end > position and walk.is_end(text, end)


def _is_handle(text: Text, position: int) -> bool:
    """Return whether the last line is one word, the way some sign: "rick"."""
    if position != len(text.filled) - 1:
        return False
    word = text.line(position).strip()
    return bool(_HANDLE.match(word)) and names.is_name(word.capitalize())


def _is_nick(text: Text, position: int) -> bool:
    """Return whether a name with a nick, and a mail address, are the last two lines."""
    if position != len(text.filled) - 2 or not _MAIL.match(text.line(position + 1)):
        return False
    found = _NICK.match(text.line(position))
    return found is not None and names.is_name(found[1])
