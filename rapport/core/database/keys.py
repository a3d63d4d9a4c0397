"""Keys of rows, as addresses and forms bring them."""

from __future__ import annotations

# The most digits that any of our keys can have: a bigint holds all numbers of this length.
MOST_DIGITS = 18


def key_in(text: str) -> int | None:
    """Return the key that a text consists of, or None if it is no number or too long for one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def keys_in(text: str) -> list[int]:
    """Return the keys in a list such as "12,15,19", each once; other words are left out."""
    found = (key_in(word.strip()) for word in text.split(","))
    return list(dict.fromkeys(key for key in found if key is not None))
