"""Last lines of a sender's mails, and what several of them share."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

MOST_LINES = 12  # of a block that is learnt
LONGEST = 200  # characters of a line of one


def of(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the last lines with text, and one more, by which a block is known to begin."""
    filled = [line.strip() for line in lines if line.strip()]
    last = filled[-MOST_LINES - 1 :]
    return tuple(line if len(line) <= LONGEST else f"{line[:LONGEST]}…" for line in last)


def shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines both end with; zero unless both go on above them.

    Letter case and white space do not count. What is the same up to its first line, or for more
    than ``MOST_LINES``, is a mail that was sent again, and shows nothing about signatures.
    """
    least = min(len(one), len(other))
    count = 0
    while count < least and _plain(one[-1 - count]) == _plain(other[-1 - count]):
        count += 1
    return 0 if count == least or count > MOST_LINES else count


def ends_with(lines: Sequence[str], block: Sequence[str]) -> bool:
    """Return whether lines end with a block, and go on above it."""
    if not block or len(lines) <= len(block):
        return False
    return is_same(lines[-len(block) :], block)


def is_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether lines are the same but for letter case and white space."""
    return list(map(_plain, one)) == list(map(_plain, other))


def _plain(line: str) -> str:
    return " ".join(unicodedata.normalize("NFC", line).casefold().split())
