"""Keys of rows, as addresses and forms bring them."""

from __future__ import annotations

# The most digits that any of our keys can have: a bigint holds all numbers of this length.
MOST_DIGITS = 18


def key_in(text: str) -> int | None:
    """Return the key that a text consists of, or None if it is no number or too long for one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
