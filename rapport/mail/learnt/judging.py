"""Signatures known from a sender's earlier mails.

That mails end with the same lines is evidence, and not enough: a customer who asks three times
asks in the same words, and one who is deaf says so each time. So a block begins like a signature,
below a sentence that has ended, and a line that no table knows stays in sight with all above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapport.mail.learnt import endings
from rapport.mail.quoting.cards import announcing, closings, facts, names, slogans, speech
from rapport.mail.quoting.cards import lines as card
from rapport.mail.quoting.cards.walk import NEAR, Text
from rapport.mail.quoting.languages import telling

ENOUGH_TICKETS = 2
ENOUGH_MAILS = 3
MANY_TICKETS = 3  # for what praises a firm, and is a motto
WORDS_OF_CLOSING = 5

_NAME_WORD = re.compile(r"[^\W\d_]{2,40}")
_FINISHED = re.compile(r"[.!?…。！？؟][)\"'»”’」』]?\s*$")
_LABELLED = re.compile(r"^[^\d:：]{1,40}[:：]")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that so many mails of a sender, on so many tickets, ended with."""

    lines: tuple[str, ...]
    mails: int
    tickets: int

    @property
    def is_evident(self) -> bool:
        """Return whether it was seen often enough to be a signature at all."""
        return self.tickets >= ENOUGH_TICKETS or self.mails >= ENOUGH_MAILS


def start_of(lines: Sequence[str], block: Block, sender: tuple[str, ...] = ()) -> int | None:
    """Return the line from which on lines that end with the block are a signature.

    Nothing if a part of the block may be what the mail was written for. ``sender`` as in ``split``.
    """
    if not block.is_evident or not endings.ends_with(endings.of(lines), block.lines):
        return None
    text = Text(list(lines), sender)
    text.filled = [index for index, line in enumerate(lines) if line.strip()]
    start = _start(text, len(text.filled) - len(block.lines), block)
    return None if start is None else text.filled[start]


def may_be(lines: Sequence[str], sender: tuple[str, ...] = ()) -> bool:
    """Return whether a part of these last lines may ever fold, however often they are seen."""
    block = Block(tuple(lines), ENOUGH_MAILS, MANY_TICKETS)
    text = Text(["…", "", *lines], sender)
    text.filled = [0, *range(2, len(lines) + 2)]
    return _start(text, 1, block) is not None


def words_of(name: str, address: str) -> tuple[str, ...]:
    """Return the words of a sender's name and address, in lower case, as ``split`` wants them."""
    local = address.partition("@")[0].replace(".", " ").replace("_", " ")
    return tuple(dict.fromkeys(_NAME_WORD.findall(f"{name} {local}"[:300].lower())))


def _start(text: Text, first: int, block: Block) -> int | None:
    """Return the position at which the signature within the block begins."""
    end = len(text.filled)
    first = max(1, first)
    is_whole = True
    for position in range(end - 1, first - 1, -1):
        if not _may_fold(text, position, block):
            first, is_whole = position + 1, False
            break
    for position in range(first, end):
        # Below a sentence that repeats, a card may be what it speaks of.
        begins = _begins(text, position) or (is_whole and _is_card(text, position))
        if begins and _is_enough(text, position) and _is_closed_above(text, position):
            return position if facts.shown_from(text, position, end) == end else None
    return None


def _is_enough(text: Text, position: int) -> bool:
    """Return whether two lines are left or one with contact data, and nothing asks for them."""
    above = announcing.above(text, position)
    if speech.points_below(above) or announcing.announces(above):
        return False
    count = len(text.filled) - position
    return count > 1 or card.kind(text.line(position), text.sender) in card.STRONG


def _is_closed_above(text: Text, position: int) -> bool:
    """Return whether the letter has ended above: nothing leads on to a name or an address.

    An address below a sentence may be where something is to be sent, unless a firm's whole card is
    there and nothing was asked for.
    """
    if any(map(_closes, (text.line(position), text.line(position - 1)))):
        return True
    if not _FINISHED.search(text.line(position - 1)):
        return False
    rest = range(position, len(text.filled))
    kinds = {card.kind(text.line(at), text.sender) for at in rest}
    if card.ADDRESS not in kinds:
        return True
    return not kinds.isdisjoint(card.STRONG) and not _is_wanted(text, position)


def _closes(line: str) -> bool:
    return closings.is_delimiter(line) or closings.is_closing(line)


def _begins(text: Text, position: int) -> bool:
    """Return whether a signature may begin here."""
    line = text.line(position)
    if closings.is_delimiter(line) or _is_own(line, text.sender):
        return True
    below = text.line(position + 1) if position + 1 < len(text.filled) else ""
    if closings.is_closing(line):
        return closings.is_formal(line) or _is_own(below, text.sender)
    # A closing of one's own: "Fair winds,".
    is_short = line.rstrip().endswith((",", "，")) and len(line.split()) <= WORDS_OF_CLOSING
    return is_short and _is_own(below, text.sender)


def _is_card(text: Text, position: int) -> bool:
    """Return whether a paragraph is a card: a name or firm first, contact data in it.

    Above a closing it is part of the letter, and so it is below words on deliveries, bills and
    the like: nobody has signed it.
    """
    if not text.is_apart(position) or _is_wanted(text, position):
        return False
    kinds: list[str] = []
    is_first = True
    for at in range(position, len(text.filled)):
        is_first = is_first and (at == position or not text.is_apart(at))
        if closings.is_closing(text.line(at)):
            return False
        if is_first:
            kinds.append(card.kind(text.line(at), text.sender))
    return kinds[0] in (card.NAME, *card.STRONG) and not card.STRONG.isdisjoint(kinds)


def _is_wanted(text: Text, position: int) -> bool:
    """Return whether one of the lines above names something that needs an address or a number."""
    near = range(max(0, position - NEAR), position)
    return any(
        speech.names_matter(text.line(at))
        or speech.requests(text.line(at))
        or telling.sends(text.line(at))
        for at in near
    )


def _may_fold(text: Text, position: int, block: Block) -> bool:
    """Return whether a line of the block may be one of a signature."""
    line = text.line(position).strip()
    if card.is_rule(line) or closings.is_delimiter(line):
        return True
    if closings.is_closing(line) or _is_own(line, text.sender):
        return True
    if _asks(line):
        return False
    kind = card.kind(line, text.sender)
    if kind in card.STRONG or card.is_saying(line):
        return True
    if kind and kind != card.NAME:
        return True
    if kind and _is_within(text, position) and names.is_plain(line):
        return True
    return block.tickets >= MANY_TICKETS and slogans.is_motto(line)


def _asks(line: str) -> bool:
    """Return whether a line is what a customer writes: a question, an addition, a matter."""
    if "?" in line and "://" not in line:
        return True
    if line[-1] in "?？؟;:：" or telling.is_postscript(line):
        return True
    if speech.names_matter(line) and card.kind(line) not in card.STRONG:
        return True
    return _LABELLED.match(line) is not None and not card.kind(line)


def _is_within(text: Text, position: int) -> bool:
    """Return whether contact data follows in the same paragraph."""
    for at in range(position + 1, len(text.filled)):
        if text.is_apart(at):
            return False
        if card.kind(text.line(at), text.sender) in card.STRONG:
            return True
    return False


def _is_own(line: str, sender: tuple[str, ...]) -> bool:
    if not line or len(line) > card.LONGEST:
        return False
    return names.is_own(line, sender) or names.is_own(card.first_piece(line), sender)
