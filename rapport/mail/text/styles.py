"""Looks of text within a quote: colour, font, bold.

Somebody who answers between the lines of a quote often sets the answers apart by their looks alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapport.mail.quoting import headerblocks, intros
from rapport.mail.quoting.cards import closings, speech
from rapport.mail.text.elements import attributes
from rapport.mail.text.rendered import Rendered

DEEPEST = 60  # open elements that are followed
HEAD = 8  # lines in which the header of a quoted mail is sought
MOST_LOOKS = 20
FEWEST = 2  # answers below statements that bold or another font alone sets apart
NO_LOOK: frozenset[str] = frozenset()

_FOLLOWED = frozenset(
    ("b", "strong", "mark", "font", "span", "div", "p", "li", "td", "u", "em", "i")
)
_TAGS = {"b": "bold", "strong": "bold", "mark": "mark", "i": "italic", "em": "italic", "u": "line"}
# A further one ends the one that is open.
_NEXT_ENDS = frozenset(("p", "li", "td"))
_DECLARED = re.compile(
    r"(?:^|[;\s\"'])(color|background(?:-color)?|font-family|font-weight|font-style|font-size)\s*:\s*([^;]{1,80})",
    re.IGNORECASE,
)
# Black, white and grey, and what only repeats the page's own.
_NEUTRAL = re.compile(
    r"black|white|gr[ae]y|silver|windowtext|inherit|initial|currentcolor|transparent|none|unset|auto"
    r"|var\(|#([0-9a-f]{2})\1\1|rgba?\((\d{1,3}),\2,\2\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])$", re.IGNORECASE)
_BOLD = re.compile(r"bold|[6-9]00", re.IGNORECASE)
_WORD = re.compile(r"\w")
_ASKS = ("?", "？", "؟")
_FINISHED = (".", "!", "?", "。", "！", "？", "…")


@dataclass(frozen=True, slots=True)
class Look:
    """How a line of a quote looks: all of it, or only what follows a question on it."""

    whole: frozenset[str] = NO_LOOK
    tail: frozenset[str] = NO_LOOK


PLAIN = Look()


class Looks:
    """The open elements of a quote, and the looks of its lines."""

    def __init__(self) -> None:
        self.lines: list[Look] = []
        self.open_tags: list[tuple[str, frozenset[str]]] = []
        self.pieces: list[tuple[str, frozenset[str]]] = []  # of the line that is being written

    def open(self, name: str, source: str) -> None:
        """Follow an element that begins within a quote."""
        if name not in _FOLLOWED or len(self.open_tags) >= DEEPEST:
            return
        if name in _NEXT_ENDS:
            self.close(name)
        outer = self.open_tags[-1][1] if self.open_tags else NO_LOOK
        self.open_tags.append((name, outer | _look(name, source)))

    def close(self, name: str) -> None:
        """End the innermost element of that name, with those in it."""
        for index in range(len(self.open_tags) - 1, -1, -1):
            if self.open_tags[index][0] == name:
                del self.open_tags[index:]
                return

    def add(self, text: str) -> None:
        """Note a piece of the line that is being written."""
        if self.open_tags or self.pieces:
            self.pieces.append((text, self.open_tags[-1][1] if self.open_tags else NO_LOOK))

    def end_line(self, *, quoted: bool) -> None:
        """Note the look of a line that ends."""
        self.lines.append(_of(self.pieces) if quoted and self.pieces else PLAIN)
        self.pieces = []
        if not quoted:
            self.open_tags = []


def answers(out: Rendered, looks: list[Look]) -> list[int]:
    """Return the lines of quotes whose looks say that they were written between the others."""
    if not any(look.whole or look.tail for look in looks):
        return []
    found: list[int] = []
    run: list[int] = []
    for at, quoted in enumerate([*out.quoted, False]):
        if quoted:
            run.append(at)
        elif run:
            found.extend(_answers(run, out.lines, looks))
            run = []
    return found


def _answers(run: list[int], lines: list[str], looks: list[Look]) -> list[int]:
    """Return the answers among the lines of one quote."""
    # In a quote within the quote they are somebody else's.
    run = [at for at in run if _WORD.search(lines[at]) and not lines[at].startswith(">>")]
    filled = run[_head(run, lines) :]
    told: set[str] = set().union(*(looks[at].tail for at in filled))
    seen: set[str] = set().union(*(looks[at].whole for at in filled))
    if len(seen) <= MOST_LOOKS:  # more are those of a newsletter
        told.update(look for look in seen if _sets_apart(look, filled, lines, looks))
    return [at for at in filled if told & (looks[at].whole | looks[at].tail)]


def _head(run: list[int], lines: list[str]) -> int:
    """Return how many of the first lines introduce a quote, or are the header of its mail."""
    heads = (
        place + 1
        for place, at in enumerate(run[:HEAD])
        if headerblocks.label_of(lines[at])
        or (intros.may_end(lines[at]) and intros.find(lines, at))
    )
    return max(heads, default=0)


def _sets_apart(look: str, filled: list[int], lines: list[str], looks: list[Look]) -> bool:
    """Return whether a look is one of answers: below questions, or in turns with other lines."""
    set_apart = {place for place, at in enumerate(filled) if look in looks[at].whole}
    plain = set(range(len(filled))) - set_apart
    turns = [place for place in sorted(set_apart) if place - 1 in plain]
    if any(lines[filled[place - 1]].rstrip().endswith(_ASKS) for place in turns):
        return True
    signed = (place for place, at in enumerate(filled) if closings.is_alone(lines[at].lstrip("> ")))
    last = min(next(signed, len(filled)), max(plain, default=0))
    between = [place for place in turns if place < last]
    if look.startswith(("color", "back", "mark")):
        return bool(between) and len(set_apart) <= len(plain) + 1
    said = [lines[filled[place]].lstrip("> ") for place in between]
    return len([line for line in said if line.endswith(_FINISHED) or speech.talks(line)]) >= FEWEST


def _of(pieces: list[tuple[str, frozenset[str]]]) -> Look:
    """Return the look of a line from its pieces."""
    written = [(text, look) for text, look in pieces if _WORD.search(text)]
    if not written:
        return PLAIN
    whole = frozenset.intersection(*(look for _, look in written))
    last = written[-1][1]
    begins = next((at for at, (_, look) in enumerate(written) if look == last), 0)
    head = "".join(text for text, look in pieces[: pieces.index(written[begins])]).rstrip()
    apart = last - frozenset[str]().union(*(look for _, look in written[:begins]))
    tail = apart if begins and head.endswith(_ASKS) else NO_LOOK
    return Look(whole, tail)


def _look(name: str, source: str) -> frozenset[str]:
    """Return what an element changes in the looks of its text."""
    found = {_TAGS[name]} if name in _TAGS else set()
    if "=" not in source:
        return frozenset(found)
    given = attributes(source)
    declared = [("color", given.get("color", "")), ("font-family", given.get("face", ""))]
    declared += _DECLARED.findall(given.get("style", "")[:500])
    for named, raw in declared:
        value = "".join(raw.lower().replace("!important", "").split())
        kind = named.lower()[:5]
        if not value or (kind in ("color", "backg") and _is_neutral(value)):
            continue
        if named.lower() == "font-weight":
            found.update({"bold"} if _BOLD.search(value) else ())
        elif named.lower() == "font-style":
            found.update({"italic"} if value in ("italic", "oblique") else ())
        else:
            found.add(f"{'back' if kind == 'backg' else named.lower()}:{value}")
    return frozenset(found)


def _is_neutral(value: str) -> bool:
    short = _PAIR.match(value)
    return _NEUTRAL.match(value) is not None if not short else len({*short.groups()}) == 1
