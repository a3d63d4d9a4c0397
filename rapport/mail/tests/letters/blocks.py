"""Blocks of generated letters, and the parts of each language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

_FOLDER = Path(__file__).parent / "parts"
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
_DESKS = ("service@desk.example", "support@kestrel.example", "no-reply+4f21@help.example")


@dataclass(frozen=True)
class Block:
    """Lines that belong together, with their mark; the role says what a page makes of them.

    Roles: text, list, table, pre, rule, card (a program's own box), mobile, intro, header,
    separator, quote. `level` counts the quotes around a block.
    """

    mark: str
    lines: tuple[str, ...]
    role: str = "text"
    level: int = 0


@cache
def _parts(language: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


class Parts:
    """The parts of one language, drawn at random for one letter.

    Letters that are held apart have many parts of their own: what was learnt from the others
    does not help with them.
    """

    def __init__(self, language: str, random: Random, *, held: bool = False) -> None:
        self.language = language
        own = _parts(language)["held"] if held else {}
        self.parts: dict[str, Any] = {**_parts(language), **own}
        self.random = random
        self.name = self.one("names")[0]
        self.desk = self.one("desks")[0]
        self.address = random.choice(_DESKS)

    def one(self, key: str) -> tuple[str, ...]:
        """Return the lines of one part under a key."""
        found = self.parts[key]
        part: str = found if isinstance(found, str) else self.random.choice(found)
        return tuple(part.split("|"))

    def some(self, key: str, count: int) -> list[str]:
        """Return different parts under a key, in random order."""
        found: list[str] = self.parts[key]
        return self.random.sample(found, min(count, len(found)))

    def rows(self) -> list[list[str]]:
        """Return the cells of the table."""
        rows: list[str] = self.parts["table"]
        return [[cell.strip() for cell in row.split("|")] for row in rows]

    def filled(self, key: str) -> tuple[str, ...]:
        """Return the lines of a part with names and addresses in it."""
        words = {"who": self.desk, "mail": self.address, "me": self.name}
        words["phone"] = self.number()
        return tuple(line.format(**words) for line in self.one(key))

    def first_name(self) -> str:
        """Return the name that a letter among acquaintances ends with."""
        words = [word for word in self.name.split() if not set(word) & set('."')]
        return words[-1 if self.language == "hu" else 0]

    def number(self) -> str:
        """Return a phone number without its label."""
        phone = self.one("phones")[0]
        first = next(index for index, letter in enumerate(phone) if letter in "+(0123456789")
        return phone[first:]

    def chance(self, share: float) -> bool:
        return self.random.random() < share
