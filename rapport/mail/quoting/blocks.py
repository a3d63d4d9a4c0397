"""Signatures from their beginning to their end."""

from __future__ import annotations

from rapport.mail.quoting.beginnings import by_closing, by_delimiter, by_lone_name, by_name
from rapport.mail.quoting.cards import closings, walk
from rapport.mail.quoting.cards import lines as card
from rapport.mail.quoting.cards.walk import ALWAYS, Text


def end_of(text: Text, position: int) -> int:
    """Return the position after the signature that begins here; the same if none does."""
    line = text.line(position)
    if closings.is_delimiter(line):
        return by_delimiter.end_of(text, position)
    if line.startswith(("   ", "\t", ">")) and not text.line(0).startswith(("  ", "\t")):
        return (
            position
            if not walk.is_end(text, walk.walk(text, position + 1)[0])
            else _begun(text, position)
        )
    return _begun(text, position)


def _begun(text: Text, position: int) -> int:
    """Return the end of a signature that begins with a closing or a name."""
    line = text.line(position)
    closing = closings.is_closing(line) or (text.sender and closings.with_name(line, text.sender))
    if closing or by_closing.begins_by_comma(text, position):
        return by_closing.end_of(text, position)
    if by_name.is_own(text, position):
        return by_name.end_of(text, position)
    if by_lone_name.is_dashed(text, position) or by_lone_name.is_lone(text, position):
        end, kinds = walk.walk(text, position + 1, (card.NAME,))
        certain = not kinds or ALWAYS.union(card.STRONG).intersection(kinds)
        return end if certain and walk.is_end(text, end) else position
    return position
