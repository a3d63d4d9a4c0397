"""Signatures that begin with the sender's own name."""

from __future__ import annotations

import re

from rapport.mail.quoting import headerblocks
from rapport.mail.quoting.cards import announcing, names, walk
from rapport.mail.quoting.cards import lines as card
from rapport.mail.quoting.cards.walk import Text

_FINISHED = re.compile(r"[.!?…)\"'»”。！？]\s*$")


def end_of(text: Text, position: int) -> int:
    """Return the end of a signature that begins with the sender's own name."""
    above = text.line(position - 1)
    if above.rstrip().endswith((":", "：")) or _is_listed(text, position):
        return position
    announced = walk.is_announced(text, position)
    end, kinds = walk.walk(text, position)
    if announced and not walk.is_end(text, end):
        return position
    last = position == len(text.filled) - 1 or walk.is_end(text, position + 1)
    # A whole name with a number to the end is nobody else's, though no full stop is above it.
    last = last or (
        walk.is_end(text, end)
        and not announced
        and bool({card.NUMBER, card.CONTACT}.intersection(kinds))
        and sum(word in text.sender for word in names.words(text.line(position))) > 1
        and above.rstrip()[-1] not in ",;"
        and not announcing.announces(above.strip())
    )
    if not (last or text.is_apart(position) or _FINISHED.search(above)):
        return position
    if card.ADDRESS in kinds and not card.STRONG.intersection(kinds):
        end = position + kinds.index(card.ADDRESS)
    return end


def is_own(text: Text, position: int) -> bool:
    """Return whether a line is the sender's own name, alone or with a number or title after it."""
    line = text.line(position)
    lowered = line.lower()
    if len(line) > 160 or not any(word in lowered for word in text.sender):
        return False
    if (":" in line or "：" in line) and headerblocks.label_of(line):
        return False  # "Von: Uwe Ott"
    if names.is_own(line, text.sender):
        return True
    if card.kind(line, text.sender) != card.NAME:
        return False
    return names.is_own(card.first_piece(line), text.sender)


def _is_listed(text: Text, position: int) -> bool:
    """Return whether a line is a row of a list: bullets, or rows below a colon."""
    bullets = [text.line(at).lstrip()[:1] for at in (position - 1, position)]
    if bullets[0] == bullets[1] and bullets[0] in "-–—•*":
        return True
    at = position
    while at > 0 and not text.is_apart(at):
        at -= 1
        if text.line(at).rstrip().endswith((":", "：")):
            return True
    return 0 < at < position and text.line(at - 1).rstrip().endswith((":", "："))
