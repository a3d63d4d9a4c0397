"""The order of what a search found, best match first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from rapport.core.database.fulltext import words
from rapport.core.phrases.folding import folded

Found = TypeVar("Found")


class Rank(IntEnum):
    """How well something matches; the lowest is best. palette.js ranks what it finds likewise."""

    EXACT = 0
    BEGINS = 1
    WORDS = 2
    CONTAINS = 3
    # What is offered after everything that was found.
    INSTEAD = 9


@dataclass(frozen=True)
class Ranked(Generic[Found]):
    """Something found, and how well it matches."""

    rank: Rank
    found: Found


def rank_of(typed: str, name: str, keys: Iterable[str] = ()) -> Rank:
    """Return how well what is typed matches a name, or one of the numbers and addresses that are
    known to be its own.
    """
    asked = " ".join(folded(typed).split())
    called = " ".join(folded(name).split())
    if asked == called or any(asked == folded(key) for key in keys):
        return Rank.EXACT
    if called.startswith(asked):
        return Rank.BEGINS
    parts = words(name)
    if all(any(part.startswith(word) for part in parts) for word in words(typed)):
        return Rank.WORDS
    return Rank.CONTAINS


def ranked(
    rows: Iterable[Found],
    typed: str,
    *,
    name: Callable[[Found], str],
    keys: Callable[[Found], Iterable[str]],
) -> list[Ranked[Found]]:
    """Return the rows with their ranks, the best first and equal ones in their order."""
    found = [Ranked(rank_of(typed, name(row), keys(row)), row) for row in rows]
    return sorted(found, key=lambda each: each.rank)
