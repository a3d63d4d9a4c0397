"""What the command palette finds for typed words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from rapport.core.registry import Registry

# Enough to choose from, few enough to be read.
LIMIT_A_SOURCE = 6


@dataclass(frozen=True)
class Command:
    """One line of the palette that leads somewhere."""

    label: str
    url: str
    icon: str = "arrow-right"
    hint: str = ""
    group: str = ""


# Given who types and the words; answers only what that person may see.
Source = Callable[[Any, str], Iterable[Command]]
SOURCES: Registry[Source] = Registry("the palette")


def find(user: Any, words: str) -> list[dict[str, str]]:
    """Return what all sources find for the words, each a few, as plain data."""
    words = words.strip()
    if not words:
        return []
    return [
        asdict(command)
        for source in SOURCES
        for command in islice(source(user, words), LIMIT_A_SOURCE)
    ]
