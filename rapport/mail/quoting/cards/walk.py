"""Visiting cards, read line by line."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.mail.quoting.cards import closings, names, speech
from rapport.mail.quoting.cards import lines as card

NEAR = 3  # lines above a signature that may announce what it holds
MOBILE, NOTICE, SIGNED = "mobile", "notice", "signed"
ALWAYS = frozenset((MOBILE, NOTICE, SIGNED))


@dataclass(slots=True)
class Text:
    """The lines that may be signed, and what is known of them."""

    lines: list[str]
    sender: tuple[str, ...] = ()
    in_thread: bool = False  # a quote follows
    filled: list[int] = field(default_factory=list)
    known: dict[int, str] = field(default_factory=dict)  # kinds found beforehand, by line

    def line(self, position: int) -> str:
        return self.lines[self.filled[position]]

    def is_apart(self, position: int) -> bool:
        """Return whether a blank line is above."""
        return position > 0 and self.filled[position - 1] < self.filled[position] - 1


def walk(text: Text, position: int) -> tuple[int, list[str]]:
    """Return the position after the lines of a card that begin here, and their kinds."""
    announced = is_announced(text, position)
    kinds: list[str] = []
    at = position
    while at < len(text.filled):
        kind = _kind(text, at, kinds, announced)
        if not kind:
            break
        kinds.append(kind)
        at += 1
    while kinds and kinds[-1] == card.RULE and at < len(text.filled):
        kinds.pop()  # a rule above what the writer went on with
        at -= 1
    return at, kinds


def _kind(text: Text, at: int, kinds: list[str], announced: bool) -> str:
    known = text.known.get(text.filled[at])
    if known:
        return known
    line = text.line(at)
    if card.NAME in kinds and card.is_saying(line) and is_end(text, at + 1):
        return card.SLOGAN
    kind = card.kind(line, text.sender)
    if announced and kind in (card.ADDRESS, card.NUMBER):
        return ""
    strong = bool(card.STRONG.intersection(kinds))
    if kind in (card.NUMBER, card.ADDRESS) and text.is_apart(at) and kinds and not strong:
        firm = kind == card.ADDRESS and _is_contact_below(text, at + 1)
        return kind if firm else ""
    if kind == card.NAME and kinds and not _is_name_here(text, at, kinds):
        return ""
    if kind == card.SLOGAN and not (strong or (card.NAME in kinds and is_end(text, at + 1))):
        return ""
    if not kind and not announced and kinds and _is_place(text, at, kinds):
        return card.ADDRESS
    if not kind and (kinds or closings.is_delimiter(text.line(at - 1))) and _is_between(text, at):
        return card.TITLE
    if (
        not kind
        and not kinds
        and closings.is_closing(line)
        and closings.is_delimiter(text.line(at - 1))
    ):
        return card.TITLE
    return kind


def _is_name_here(text: Text, at: int, kinds: list[str]) -> bool:
    """Return whether a further name belongs to the card: the sender's own, or inside it."""
    if names.is_own(text.line(at), text.sender) or card.NAME not in kinds:
        return True
    return at + 1 < len(text.filled) and (
        _is_firm_below(text, at + 1) or _is_contact_below(text, at + 1)
    )


def _is_contact_below(text: Text, at: int) -> bool:
    """Return whether an address follows that ends with a number or mail address: a firm's."""
    for below in range(at, min(len(text.filled), at + 4)):
        kind = card.kind(text.line(below), text.sender)
        if kind in card.STRONG:
            return below > at
        if (
            kind != card.ADDRESS
            and not card.is_place(text.line(below))
            and not card.is_code(text.line(below))
        ):
            return False
    return False


def _is_firm_below(text: Text, at: int) -> bool:
    kind = text.known.get(text.filled[at]) or card.kind(text.line(at), text.sender)
    # A mail address alone may be somebody else's, whom the writer names.
    return kind in (card.FIRM, card.REGISTER, card.TITLE, NOTICE, MOBILE)


def _is_place(text: Text, at: int, kinds: list[str]) -> bool:
    """Return whether a line completes an address: a house above its town, a code below it."""
    line = text.line(at)
    if card.is_code(line):
        return kinds[-1] == card.ADDRESS
    if not card.is_place(line) or at + 1 >= len(text.filled) or text.is_apart(at + 1):
        return False
    return card.kind(text.line(at + 1), text.sender) == card.ADDRESS


def _is_between(text: Text, at: int) -> bool:
    """Return whether a short line stands within a card: a title that no table knows."""
    line = text.line(at).strip()
    if text.is_apart(at) or at + 1 >= len(text.filled) or text.is_apart(at + 1):
        return False
    if len(line) > 50 or len(line.split()) > 6 or not line[0].isupper() or line[-1] in ".!?;,":
        return False
    if card.reads_on(line):
        return False
    return card.kind(text.line(at + 1), text.sender) in card.STRONG


def is_announced(text: Text, position: int, *, calls: bool = True) -> bool:
    """Return whether the lines above speak of an address, or a number to call, to be read."""
    # The first line is a greeting, which some end with a colon.
    near = range(max(0, position - NEAR - 2), position)
    above = [text.line(at) if at else text.line(at).rstrip(" :：") for at in near]
    told = [
        line for line in above if not closings.is_closing(line) and not closings.is_delimiter(line)
    ]
    return any(speech.points_below(line, calls=calls) for line in told[-NEAR:])


def is_end(text: Text, position: int) -> bool:
    """Return whether only lines that are certain follow."""
    return all(index in text.known for index in text.filled[position:])
