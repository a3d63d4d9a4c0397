"""Excerpts of a text with the searched words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapport.core.phrases.folding import folded

# Characters shown, and how many of them before the first word.
LENGTH = 220
BEFORE = 60
# Only this much of a text is searched for an excerpt.
LONGEST = 20_000


class Piece(NamedTuple):
    """A piece of text, and whether it is a searched word."""

    text: str
    is_found: bool


def excerpt(text: str, words: Sequence[str]) -> list[Piece]:
    """Return about 220 characters around the first of the words, on one line.

    ``words`` are folded (``fulltext.words``); they match at the beginning of a word of the text.
    Without a match the excerpt is the beginning of the text.
    """
    line = " ".join(text[:LONGEST].split())
    spans = list(_spans(line, words))
    start = _word_start(line, spans[0][0] - BEFORE) if spans else 0
    end = _word_end(line, start + LENGTH)
    pieces = list(_pieces(line, [s for s in spans if s[0] >= start and s[1] <= end], start, end))
    if start > 0:
        pieces.insert(0, Piece("… ", False))
    if end < len(line):
        pieces.append(Piece(" …", False))
    return pieces


def marked(text: str, words: Sequence[str]) -> list[Piece]:
    """Return the whole text with the words marked."""
    return list(_pieces(text, list(_spans(text, words)), 0, len(text)))


def _spans(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the positions of the words, in order and not overlapping."""
    plain, origin = _fold(text)
    found: list[tuple[int, int]] = []
    for word in filter(None, words):
        at = plain.find(word)
        while at >= 0:
            if at == 0 or not plain[at - 1].isalnum() or not plain[at].isascii():
                found.append((origin[at], origin[at + len(word)]))
            at = plain.find(word, at + 1)
    reached = 0
    for start, end in sorted(found):
        if start >= reached and end > start:
            yield start, end
            reached = end


def _fold(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its characters its position in the original."""
    if text.isascii():
        return text.casefold(), list(range(len(text) + 1))
    plain, origin = [], []
    for at, character in enumerate(text):
        for letter in _fold_one(character):
            plain.append(letter)
            origin.append(at)
    return "".join(plain), [*origin, len(text)]


@lru_cache(maxsize=4096)
def _fold_one(character: str) -> str:
    return folded(character)


def _pieces(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[Piece]:
    at = start
    for begin, stop in spans:
        if at < begin:
            yield Piece(text[at:begin], False)
        yield Piece(text[begin:stop], True)
        at = stop
    if at < min(end, len(text)):
        yield Piece(text[at:end], False)


def _word_end(text: str, at: int) -> int:
    """Return the end of the last whole word before a position."""
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - 30, at + 1)
    return space if space >= 0 else at


def _word_start(text: str, at: int) -> int:
    """Return the start of the word at or after a position."""
    if at <= 0:
        return 0
    space = text.find(" ", at, at + 30)
    return space + 1 if space >= 0 else at
