"""Verdicts on letters: what the reader hides, and what it leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapport.mail import read
from rapport.mail.document import reply_text
from rapport.mail.tests.letters.letters import Letter
from rapport.mail.tests.letters.mails import mail

REPLY, QUOTED, SIGNATURE = range(3)
_HOME = {"v": REPLY, "q": QUOTED, "s": SIGNATURE}
_AWAY = {"s": SIGNATURE}
# A text that is shorter is taken for part of another line too easily.
_SHORT = 8
_LINK = re.compile(r"<https?://[^<>\s]*>")
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True)
class Verdict:
    """Lines of a letter where the reader erred, and the three parts that it found."""

    letter: Letter
    hidden: tuple[str, ...]
    left_quote: tuple[str, ...]
    left_signature: tuple[str, ...]
    parts: tuple[str, str, str]

    @property
    def hides(self) -> bool:
        return bool(self.hidden)

    @property
    def leaves_quote(self) -> bool:
        return bool(self.left_quote)

    @property
    def leaves_signature(self) -> bool:
        return bool(self.left_signature)


def judge(letter: Letter) -> Verdict:
    """Read the letter as its form demands, and compare the parts with its marks."""
    return compare(letter, parts(letter))


def parts(letter: Letter) -> tuple[str, str, str]:
    """Return reply, quoted text and signature as the reader finds them."""
    if letter.form.startswith("mail"):
        found = read(mail(letter))
        return found.reply, found.quoted, found.signature
    document = reply_text(letter.source, letter.id, is_html=letter.is_html)
    return document["reply"], document["quoted"], document["signature"]


def compare(letter: Letter, found: tuple[str, str, str]) -> Verdict:
    """Return the verdict on three parts that somebody found in the letter."""
    reduced = _reduced_html if letter.is_html else _reduced
    units = [(mark, text, reduced(text)) for mark, text in letter.units]
    units = [unit for unit in units if unit[2]]
    bare = (reduced(found[0]), reduced(found[1]), reduced(found[2]))
    places = place([(mark, text) for mark, _, text in units], bare)
    if places is None:
        places = list(_sought([(mark, text) for mark, _, text in units], found[0], reduced))
    shown = [(mark, text, at) for (mark, text, _), at in zip(units, places, strict=True)]
    folding = shown[_answered(letter, [mark for mark, _, _ in shown]) :]
    return Verdict(
        letter,
        hidden=tuple(text for mark, text, at in shown if mark == "v" and at != REPLY),
        left_quote=tuple(text for mark, text, at in folding if mark == "q" and at == REPLY),
        left_signature=tuple(text for mark, text, at in shown if mark == "s" and at == REPLY),
        parts=found,
    )


def _answered(letter: Letter, marks: list[str]) -> int:
    """Return how many units may stay: quoted lines between answers are what they answer."""
    if letter.kind != "inline" or "v" not in marks:
        return 0
    return len(marks) - marks[::-1].index("v")


def place(units: list[tuple[str, str]], found: tuple[str, str, str]) -> list[int] | None:
    """Return the part in which each unit is, when the parts are made of whole units in order.

    So a text that a letter has twice is told apart by its neighbours. None: they are not.
    """
    # Each step has the length used of each part; a unit's own part is tried first.
    goal = tuple(map(len, found))
    tried: set[tuple[int, int, int, int]] = set()
    path = [(0, (0, 0, 0), _order(units, 0))]
    chosen: list[int] = []
    while path:
        index, used, choices = path[-1]
        if index == len(units) and used == goal:
            return chosen
        for choice in choices:
            text = units[index][1]
            if not found[choice].startswith(text, used[choice]):
                continue
            after = [*used]
            after[choice] += len(text)
            state = (after[0], after[1], after[2])
            if (index + 1, *state) in tried:
                continue
            tried.add((index + 1, *state))
            chosen.append(choice)
            path.append((index + 1, state, _order(units, index + 1)))
            break
        else:
            path.pop()
            if chosen:
                chosen.pop()
    return None


def _order(units: list[tuple[str, str]], index: int) -> Iterator[int]:
    if index >= len(units):
        return iter(())
    home = _HOME.get(units[index][0], REPLY)
    return iter((home, *(part for part in (REPLY, QUOTED, SIGNATURE) if part != home)))


def _sought(
    units: list[tuple[str, str]], reply: str, reduced: Callable[[str], str]
) -> Iterator[int]:
    """Yield the part of each unit by looking for it in the reply, which has changed it."""
    lines = [reduced(line) for line in reply.split("\n")]
    whole = "".join(lines)
    written = [text for mark, text in units if mark == "v"]
    for mark, text in units:
        if mark == "v":
            shown = text in whole
        else:
            own = len(text) >= _SHORT and not any(text in one for one in written)
            shown = lines.count(text) > written.count(text) or (own and text in whole)
        yield REPLY if shown else _AWAY.get(mark, QUOTED)


def _reduced(text: str) -> str:
    """Return a text without white space."""
    return _BLANK.sub("", text)


def _reduced_html(text: str) -> str:
    """Return letters, digits and symbols: marks of quotes, lists, cells and links are added."""
    text = _LINK.sub("", text)
    return "".join(c for c in text if c.isalnum() or "\u2600" <= c <= "\u27bf" or c > "\U0001f000")
