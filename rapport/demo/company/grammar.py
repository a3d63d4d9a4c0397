"""Sentences with choices and slots, expanded once.

Writing one is then a draw and a fill. ``[a|b]`` is a choice, ``{name}`` a slot. "It [stops|hangs]
at {percent} %." expands into two sentences ready for the ``%`` operator.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

Pool = tuple[str, ...]

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_DIGITS = re.compile("#+")
NUMBERS = 997


def unfold(sources: Iterable[str]) -> Pool:
    """Return every sentence that the sources stand for, ready to be filled."""
    return tuple(_ready(text) for source in sources for text in _variants(source))


def _variants(source: str) -> Iterable[str]:
    pieces = _CHOICE.split(source)
    # Every second one was between brackets.
    options = [piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    return ("".join(chosen) for chosen in product(*options))


def _ready(text: str) -> str:
    return _SLOT.sub(r"%(\1)s", text.replace("%", "%%"))


class Problem:
    """One matter that customers of a category write about, with its answers."""

    __slots__ = ("detail", "fix", "info", "note", "question", "subject", "tell")

    def __init__(self, words: dict[str, list[str]]) -> None:
        self.subject = unfold(words["subject"])
        self.tell = unfold(words["tell"])
        self.detail = unfold(words["detail"])
        self.question = unfold(words["question"])
        self.info = unfold(words["info"])
        self.fix = unfold(words["fix"])
        self.note = unfold(words.get("note", ()))


class Language:
    """All words of one language: shared phrases, slots, and problems by category."""

    def __init__(
        self, code: str, words: dict[str, Any], problems: dict[str, list[Problem]]
    ) -> None:
        chance = Random(f"numbers/{code}")
        self.code = code
        self.slots = {
            name: _slot(values, chance, "," if code in ("de", "es") else ".")
            for name, values in words["slots"].items()
        }
        self.customer = _pools(words["customer"])
        self.agent = _pools(words["agent"])
        self.note = _pools(words.get("note", {}))
        # Japanese sentences follow each other without a space.
        self.gap = "" if code == "ja" else " "
        self.comment = _pools(words["comment"])
        self.outage_comment = unfold(words["comment_outage"]["low"])
        self.auto = _pools(words["auto"])
        self.problems = problems


@cache
def language(code: str) -> Language:
    """Read the words of a language."""
    read: dict[str, Any] = {}
    for path in sorted((Path(__file__).parent / "words" / code).glob("*.toml")):
        read |= tomllib.loads(path.read_text(encoding="utf-8"))
    # A list of tables is a category's problems; plain tables are shared words.
    problems = {
        key: [Problem(words) for words in value]
        for key, value in read.items()
        if isinstance(value, list)
    }
    return Language(code, read, problems)


def _pools(words: dict[str, list[str]]) -> dict[str, Pool]:
    return {key: unfold(sources) for key, sources in words.items()}


def _slot(values: list[str], chance: Random, point: str) -> Pool:
    """Return the fillings of a slot: those given, or numbers in the form given."""
    kind, _, form = values[0].partition(":")
    if kind == "number":
        return tuple(_digits(form, chance) for _ in range(NUMBERS))
    if kind == "money":
        return tuple(form.format(_money(chance, point)) for _ in range(NUMBERS))
    return tuple(values)


def _digits(form: str, chance: Random) -> str:
    def digits(run: re.Match[str]) -> str:
        low = 10 ** (len(run[0]) - 1)
        return str(low + int(chance.random() * 9 * low))

    return _DIGITS.sub(digits, form)


def _money(chance: Random, point: str) -> str:
    whole = round(chance.lognormvariate(4.3, 0.8)) + 5
    return f"{whole}{point}{chance.choice(('00', '50', '90', '20'))}"
