"""Lists of words, written as one text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

MOST = 4096  # answers about lines that are kept
LONGEST = 200  # characters of a line whose answer is kept


def remembered(asks: Callable[P, T]) -> Callable[P, T]:
    """Return a function that keeps its answers about short lines: each is asked several times."""
    kept = lru_cache(maxsize=MOST)(asks)

    @wraps(asks)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        if len(str(args[0])) > LONGEST:
            return asks(*args, **kwargs)
        return kept(*args, **kwargs)  # type: ignore[arg-type]  # lines and words are hashable

    return answer


def lowered(text: str) -> str:
    """Return text in lower case; a Turkish capital İ becomes a plain i."""
    return text.replace("İ", "i").lower()


def words(text: str) -> frozenset[str]:
    """Return the words of a text, set apart by blanks."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of a text, set apart by bars."""
    found = (" ".join(phrase.split()) for phrase in text.split("|"))
    return frozenset(phrase for phrase in found if phrase)
