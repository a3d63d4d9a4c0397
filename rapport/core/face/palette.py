"""Results of the command palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rapport.core.database.ranking import Rank, rank_of
from rapport.core.registry import Registry

# Enough to choose from, few enough to be read.
LIMIT_A_SOURCE = 6


@dataclass(frozen=True)
class Command:
    """One line of the palette, which leads somewhere.

    ``rank`` says how well it matches; without one its label does.
    """

    label: str
    url: str
    icon: str = "arrow-right"
    hint: str = ""
    group: str = ""
    rank: Rank | None = None

    def plain(self, words: str) -> dict[str, str | int]:
        """Return it as plain data, with how well it matches the words."""
        rank = rank_of(words, self.label) if self.rank is None else self.rank
        return {**vars(self), "rank": int(rank)}


# Takes the user and the words; returns only what that person may see.
Source = Callable[[Any, str], Iterable[Command]]
SOURCES: Registry[Source] = Registry("the palette")


def find(user: Any, words: str) -> list[dict[str, str | int]]:
    """Return a few results of each source for the words, the best match first, as plain data."""
    words = words.strip()
    if not words:
        return []
    found = [
        command.plain(words)
        for source in SOURCES
        for command in islice(source(user, words), LIMIT_A_SOURCE)
    ]
    return sorted(found, key=lambda each: each["rank"])
