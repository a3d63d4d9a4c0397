"""Signatures of texts, by positive evidence alone.

A signature begins with a delimiter, with a closing and a name, with the sender's own name, or where
a client marks it. It goes on as long as each line is one of a visiting card. The first line that is
none is the writer's, and shows with all below it.
"""

from __future__ import annotations

from rapport.mail.quoting import blocks, disclaimers, hints, mobile
from rapport.mail.quoting.cards import closings, facts, speech
from rapport.mail.quoting.cards import lines as card
from rapport.mail.quoting.cards.walk import ALWAYS, MOBILE, NOTICE, SIGNED, Text

FAR = 60  # lines with text from the end; nothing before them is looked at


def find(
    lines: list[str],
    sender: tuple[str, ...] = (),
    *,
    address: str = "",
    in_thread: bool = False,
    signed: list[bool] | None = None,
) -> set[int]:
    """Return the numbers of the lines that are signature.

    `sender` holds the words of the sender's name in lower case: they distinguish a name from other
    words, and `address` is theirs, which distinguishes it from another's. `in_thread`: a quote
    follows. `signed` tells the lines that a client marks.
    """
    lines = list(map(card.without_picture, lines))
    text = Text(lines, sender, address, in_thread, is_notice=disclaimers.is_below_card)
    text.filled = [index for index, line in enumerate(lines) if line.strip()]
    if len(text.filled) < 2:
        return set()
    text.spaced = all(text.is_apart(position) for position in range(1, len(text.filled)))
    _know(text, signed or [])
    folded = {index for index, kind in text.known.items() if kind in ALWAYS}
    position = max(1, len(text.filled) - FAR)
    while position < len(text.filled):
        end = blocks.end_of(text, position)
        if end > position:
            shown = facts.shown_from(text, position, end)
            if shown == end:
                shown = hints.numbers_above(text, position, end)
            folded.update(text.filled[position:shown])
            position = end
        else:
            position += 1
    _fold_rules(text, folded)
    if text.known.get(text.filled[0]) != MOBILE:
        folded.discard(text.filled[0])  # the first line never is, whatever it looks like
    return folded


def _know(text: Text, signed: list[bool]) -> None:
    """Note the lines that are certain: mobile lines, notices, what a client marks."""
    for position in range(max(0, len(text.filled) - FAR), len(text.filled)):
        if mobile.is_mobile(text.line(position)) and not _is_within(text, position):
            text.known[text.filled[position]] = MOBILE
    rules = [index for index in text.filled if closings.is_long_rule(text.lines[index])]
    for index in [
        *disclaimers.find(text.lines, text.filled),
        *disclaimers.framed(text.lines, rules),
        *disclaimers.footer(text.lines, rules),
    ]:
        if text.lines[index].strip():
            text.known[index] = NOTICE
    reading = False
    for index in text.filled:
        if index >= len(signed) or not signed[index]:
            reading = False
            continue
        line = text.lines[index]
        certain = index in text.known or card.kind(line, text.sender) or closings.is_closing(line)
        reading = reading or not (certain or not card.reads_on(line))
        if not reading:
            text.known.setdefault(index, SIGNED)


def _is_within(text: Text, position: int) -> bool:
    """Return whether a sentence goes on around a line, without a blank line between."""
    if not 0 < position < len(text.filled) - 1:
        return False
    if text.is_apart(position) or text.is_apart(position + 1):
        return False
    return speech.goes_on(text.line(position - 1), text.line(position + 1))


def _fold_rules(text: Text, folded: set[int]) -> None:
    """Fold the delimiters and drawn lines right above what is folded, down to the end."""
    below = True
    for position in range(len(text.filled) - 1, 0, -1):
        index = text.filled[position]
        if index in folded:
            below = True
        elif below and position < len(text.filled) - 1 and card.is_rule(text.lines[index]):
            folded.add(index)
        else:
            return
