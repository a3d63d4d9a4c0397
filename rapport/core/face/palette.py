"""What the command palette finds for typed words. Rooms register sources; none sees another's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

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


Source = Callable[[Any, str], Iterable[Command]]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Ask this source whenever somebody types; it answers only what that user may see."""
    if source not in _sources:
        _sources.append(source)


def find(user: Any, words: str) -> list[dict[str, str]]:
    """Return what all sources find for the words, each a few, as plain data."""
    words = words.strip()
    if not words:
        return []
    return [
        asdict(command)
        for source in _sources
        for command in islice(source(user, words), LIMIT_A_SOURCE)
    ]
