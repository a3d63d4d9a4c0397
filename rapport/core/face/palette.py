"""Results of the command palette."""

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
    """One line of the palette, which leads somewhere."""

    label: str
    url: str
    icon: str = "arrow-right"
    hint: str = ""
    group: str = ""


# Takes the user and the words; returns only what that person may see.
Source = Callable[[Any, str], Iterable[Command]]
SOURCES: Registry[Source] = Registry("the palette")


def find(user: Any, words: str) -> list[dict[str, str]]:
    """Return a few results of each source for the words, as plain data."""
    words = words.strip()
    if not words:
        return []
    return [
        asdict(command)
        for source in SOURCES
        for command in islice(source(user, words), LIMIT_A_SOURCE)
    ]
