"""Lists of words, written as one text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text, set apart by blanks."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of a text, set apart by bars."""
    found = (" ".join(phrase.split()) for phrase in text.split("|"))
    return frozenset(phrase for phrase in found if phrase)
