"""Visiting cards, read line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rapport.mail.quoting.cards import (
    closings,
    framed,
    letterheads,
    names,
    others,
    places,
    registers,
    slogans,
    speech,
)
from rapport.mail.quoting.cards import lines as card
from rapport.mail.quoting.languages import telling

NEAR = 3  # lines above a signature that may announce what it holds
MOBILE, NOTICE, SIGNED = "mobile", "notice", "signed"
ALWAYS = frozenset((MOBILE, NOTICE, SIGNED))


@dataclass(slots=True)
class Text:
    """The lines that may be signed, and what is known of them."""

    lines: list[str]
    sender: tuple[str, ...] = ()
    address: str = ""  # the sender's
    in_thread: bool = False  # a quote follows
    filled: list[int] = field(default_factory=list)
    spaced: bool = False  # a blank line is between any two lines, so it tells nothing
    known: dict[int, str] = field(default_factory=dict)  # kinds found beforehand, by line
    is_notice: Callable[[list[str]], bool] = lambda _: (
        False
    )  # whether a paragraph is a legal notice
    # How many lines were asked each question, and the first that says yes.
    asked: dict[Callable[[str], bool], tuple[int, int | None]] = field(default_factory=dict)

    def line(self, position: int) -> str:
        return self.lines[self.filled[position]]

    def is_apart(self, position: int) -> bool:
        """Return whether a blank line is above."""
        return position > 0 and self.filled[position - 1] < self.filled[position] - 1

    def is_above(self, position: int, asks: Callable[[str], bool]) -> bool:
        """Return whether one of the lines above answers yes; each line is asked once."""
        seen, first = self.asked.get(asks, (0, None))
        while first is None and seen < position:
            if asks(self.line(seen)):
                first = seen
            seen += 1
        self.asked[asks] = seen, first
        return first is not None and first < position


def walk(text: Text, position: int, above: tuple[str, ...] = ()) -> tuple[int, list[str]]:
    """Return the position after the lines of a card that begin here, and their kinds.

    `above` holds the kinds of lines of the same card that are known by something else.
    """
    announced = is_announced(text, position)
    kinds = list(above)
    at = position
    while at < len(text.filled):
        kind = _kind(text, at, kinds, announced)
        if not kind:
            break
        kinds.append(kind)
        at += 1
    while len(kinds) > len(above) and kinds[-1] == card.RULE and at < len(text.filled):
        kinds.pop()  # a rule above what the writer went on with
        at -= 1
    return at, kinds[len(above) :]


def _kind(text: Text, at: int, kinds: list[str], announced: bool) -> str:
    known = text.known.get(text.filled[at])
    if known:
        return known
    line = text.line(at)
    if card.NAME in kinds and card.is_saying(line) and is_end(text, at + 1):
        return card.SLOGAN
    if card.NAME in kinds and len(kinds) > 1 and text.is_notice(_paragraph(text, at)):
        _note(text, at)
        return NOTICE
    kind = card.kind(line, text.sender)
    if announced and kind in (card.ADDRESS, card.NUMBER):
        return ""
    if kind == card.REGISTER and _is_asked_for(text, at, at - len(kinds)):
        return ""
    if not kind and kinds and _is_of_firm(line, kinds):
        return card.TITLE
    strong = bool(card.STRONG.intersection(kinds))
    if kinds and not strong and text.is_apart(at) and _is_told(text, at, kind, at - len(kinds)):
        return ""
    if kind in (card.NUMBER, card.ADDRESS) and text.is_apart(at) and kinds and not strong:
        firm = kind == card.ADDRESS and _is_contact_below(text, at + 1, kinds)
        return kind if firm else ""
    if kind in ("", card.NAME) and not announced and (found := _of_letterhead(text, at, kinds)):
        return found
    if kind == card.NAME and (_is_another(text, at, kinds) or _is_told_alone(text, at, kinds)):
        return ""
    if kind == card.NAME and kinds and not _is_name_here(text, at, kinds):
        # A job in one word, or of several parts: "Associate Director, Building Surveying".
        lone = not announced and (
            len(line.split()) == 1 or (", " in line and len(line.split()) > 2)
        )
        return card.TITLE if lone and _is_evident(text, at) and _is_framed(text, at, kinds) else ""
    if kind == card.SLOGAN and not (strong or (card.NAME in kinds and is_end(text, at + 1))):
        return kind if _is_framed(text, at, kinds) else ""
    if not kind and _is_motto(text, at, kinds):
        return card.SLOGAN
    if not kind and not announced and kinds and _is_place(text, at, kinds):
        return card.ADDRESS
    if not kind and not announced and _is_evident(text, at) and _is_framed(text, at, kinds):
        return card.TITLE
    if (
        not kind
        and not kinds
        and closings.is_closing(line)
        and closings.is_delimiter(text.line(at - 1))
    ):
        return card.TITLE
    return kind


def _is_told(text: Text, at: int, kind: str, start: int) -> bool:
    """Return whether a paragraph below the name is what the letter asks to use.

    An account alone, where something is to be sent, or a few words of the writer's.
    """
    if kind == card.REGISTER:
        return registers.is_bank(text.line(at))
    told = [card.kind(line, text.sender) for line in _paragraph(text, at)]
    if {card.CONTACT, card.NUMBER, card.REGISTER}.intersection(told):
        return False
    if card.ADDRESS in told:
        return text.is_above(start, telling.sends)
    alone = kind == card.TITLE and len(told) == 1 and len(text.line(at).split()) > 1
    return alone and bool(text.sender) and not text.spaced and is_end(text, at + 1)


def _is_motto(text: Text, at: int, kinds: list[str]) -> bool:
    """Return whether the last line of a firm's card praises it."""
    if card.NAME not in kinds or card.FIRM not in kinds or len(set(kinds)) < 3 or text.is_apart(at):
        return False
    ends = at + 1 == len(text.filled) or text.is_apart(at + 1) or is_end(text, at + 1)
    return ends and slogans.is_motto(text.line(at))


def _paragraph(text: Text, at: int) -> list[str]:
    """Return the lines from here down to the next blank one."""
    end = at + 1
    while end < len(text.filled) and not text.is_apart(end) and end - at < 40:
        end += 1
    return [text.line(position) for position in range(at, end)]


def _note(text: Text, at: int) -> None:
    """Remember the lines of a notice that begins here."""
    for position in range(at, at + len(_paragraph(text, at))):
        text.known[text.filled[position]] = NOTICE


def _is_asked_for(text: Text, at: int, start: int) -> bool:
    """Return whether the letter speaks of taxes or money: then a number of them is told."""
    asks = registers.asks_money if registers.is_bank(text.line(at)) else registers.asks
    return text.is_above(start, asks)


def _is_of_firm(line: str, kinds: list[str]) -> bool:
    """Return whether a line tells hours or privacy below a name and something else of a card."""
    if len(set(kinds) - {card.RULE}) < 2:
        return False
    return registers.is_hours(line) or registers.is_privacy(line) or _is_shown_off(line)


def _is_shown_off(line: str) -> bool:
    return registers.is_social(line) or registers.is_certified(line)


def _is_evident(text: Text, at: int) -> bool:
    """Return whether a line that no table knows tells by itself that it is of a card."""
    return framed.is_evident(text.line(at), text.address)


def _is_framed(text: Text, at: int, kinds: list[str]) -> bool:
    """Return whether a line stands right between a name and contact data."""
    if card.NAME not in kinds or text.is_apart(at):
        return False
    for below in range(at, min(len(text.filled), at + framed.MOST)):
        line = text.line(below)
        known = text.known.get(text.filled[below]) or card.kind(line, text.sender)
        if known in card.STRONG or known == card.ADDRESS:
            return True
        named = below > at and known in ("", card.NAME) and not text.is_apart(below)
        if named and framed.is_institution(line):
            return True
        if not known and (text.is_apart(below) or not framed.is_plain(line)):
            return False
    return False


def _of_letterhead(text: Text, at: int, kinds: list[str]) -> str:
    """Return the kind of a line that words of trades and what stands below make sure."""
    paragraph = _paragraph(text, at)
    if not kinds:
        return card.NAME if letterheads.is_piped(paragraph, text.sender) else ""
    if card.NAME not in kinds:
        return ""
    if letterheads.is_institution(paragraph, text.sender):
        return card.FIRM
    below = at + 1
    alone = len(paragraph) == 1 and not text.is_apart(at) and below < len(text.filled)
    if alone and letterheads.is_post(paragraph[0], _paragraph(text, below), text.sender):
        return card.TITLE
    return ""


def _is_name_here(text: Text, at: int, kinds: list[str]) -> bool:
    """Return whether a further name belongs to the card: the sender's own, or inside it."""
    if names.is_own(text.line(at), text.sender) or card.NAME not in kinds:
        return True
    return at + 1 < len(text.filled) and (
        _is_firm_below(text, at + 1) or _is_contact_below(text, at + 1)
    )


def _is_told_alone(text: Text, at: int, kinds: list[str]) -> bool:
    """Return whether a word that nobody is called stands beside a name: "Vegan", "Deaf"."""
    line = text.line(at)
    known = names.is_own(line, text.sender) or names.is_plain(line)
    if known or len(names.words(line)) != 1 or framed.is_evident(line, text.address):
        return False
    if card.NAME in kinds:
        return True
    if at + 1 == len(text.filled) or text.is_apart(at + 1):
        return False
    below = text.line(at + 1)
    return (
        len(text.sender) > 1
        or names.is_own(below, text.sender)
        or (names.is_name(below) and names.is_plain(below))
    )


def _is_another(text: Text, at: int, kinds: list[str]) -> bool:
    """Return whether a further name is surely another person's than the one of the card."""
    line = text.line(at)
    if card.NAME not in kinds or names.is_own(line, text.sender):
        return False
    above = [text.line(near) for near in range(max(0, at - len(kinds) - 1), at)]
    return others.is_another(line, above)


def _is_contact_below(text: Text, at: int, kinds: list[str] | None = None) -> bool:
    """Return whether an address follows that ends with a number or mail address: a firm's."""
    begun = kinds is not None and kinds[-1] == card.ADDRESS
    for below in range(at, min(len(text.filled), at + 4)):
        kind = card.kind(text.line(below), text.sender)
        if kind in card.STRONG:
            return begun or below > at
        if (
            kind != card.ADDRESS
            and not places.is_place(text.line(below))
            and not places.is_code(text.line(below))
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
    if places.is_code(line) or places.is_district(line):
        return kinds[-1] == card.ADDRESS
    if not places.is_place(line) or at + 1 >= len(text.filled):
        return False
    if text.is_apart(at + 1) and not text.spaced:
        return False
    return card.kind(text.line(at + 1), text.sender) == card.ADDRESS


def is_announced(text: Text, position: int, *, calls: bool = True) -> bool:
    """Return whether the lines above speak of an address, or a number to call, to be read."""
    # The first line is a greeting, which some end with a colon.
    near = range(max(0, position - NEAR - 2), position)
    above = [text.line(at) if at else text.line(at).rstrip(" :：") for at in near]
    told = [
        line for line in above if not closings.is_closing(line) and not closings.is_delimiter(line)
    ]
    if told and told[-1].rstrip().endswith((":", "：")):
        return True  # further up, what a colon announces is told already
    return any(speech.points_below(line, calls=calls) for line in told[-NEAR:])


def is_end(text: Text, position: int) -> bool:
    """Return whether only lines that are certain follow."""
    return all(index in text.known for index in text.filled[position:])
