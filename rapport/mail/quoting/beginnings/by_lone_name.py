"""Names alone at the end of a letter whose sender is unknown."""

from __future__ import annotations

import re

from rapport.mail.quoting.cards import announcing, names, others, walk
from rapport.mail.quoting.cards import lines as card
from rapport.mail.quoting.cards.walk import Text

_DASH_NAME = re.compile(
    r"^\s{0,3}[-–—~]{1,2}\s?([^\W\d_][\w'-]*\.?(?:\s[^\W\d_][\w'-]*\.?){0,2})\s*$"
)
_FINISHED = re.compile(r"[.!?…)\"'»”。！？]\s*$")


def is_lone(text: Text, position: int) -> bool:
    """Return whether a name is apart from a finished sentence above it.

    Where the sender's whole name is known, another may be what they write of.
    """
    line = text.line(position).strip()
    if len(text.sender) > 1 or len(line) > 45:
        return False
    words = [word for word in line.split() if len(word.strip(".")) > 1]
    carded = _is_card_below(text, position)
    if len(words) > (3 if carded else 2) or card.kind(line) != card.NAME:
        return False
    if not (carded or names.is_plain(line) or _is_unasked(text, position)):
        return False
    below = text.line(position + 1) if position + 1 < len(text.filled) else ""
    if others.is_another(below, [line]):
        return False
    if any(map(others.leads_to_name, announcing.sentences_above(text, position)[:1])):
        return False
    above = next(
        (
            text.line(at).strip()
            for at in range(position - 1, -1, -1)
            if not card.is_rule(text.line(at))
        ),
        "",
    )
    if above.startswith(">") or line[-1] in "!…" or max(map(len, line.split())) < 3:
        return False
    apart = text.is_apart(position) and len(above) >= 40 and above[-1] not in ":：-"
    if not (_FINISHED.search(above) or apart):
        return False
    long = len(above.split()) >= 3 or not above.isascii()
    last = position == len(text.filled) - 1
    return long and not walk.is_announced(text, position, calls=not last)


def is_dashed(text: Text, position: int) -> bool:
    """Return whether it is `- Ann` or `—Ann`, unless it ends a list."""
    found = _DASH_NAME.match(text.line(position))
    if not found or not names.is_name(found[1]):
        return False
    above = text.line(position - 1).lstrip()
    return not above.startswith(("-", "–", "—", "~", "*", "•")) and not above.endswith(":")


def _is_unasked(text: Text, position: int) -> bool:
    """Return whether one word stands below a sentence that leads to no place or choice."""
    asked = any(map(others.asks_where, announcing.sentences_above(text, position)[:1]))
    return len(text.line(position).split()) == 1 and not asked


def _is_card_below(text: Text, position: int) -> bool:
    """Return whether the next line is a title, a firm or a notice."""
    return position + 1 < len(text.filled) and (
        text.filled[position + 1] in text.known
        or card.kind(text.line(position + 1)) in (card.TITLE, card.FIRM)
    )
