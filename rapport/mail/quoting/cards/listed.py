"""Lists of words, written as one text."""

from __future__ import annotations


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
