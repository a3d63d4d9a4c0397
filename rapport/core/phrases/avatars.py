"""Avatars without a picture: initials on a colour."""

from __future__ import annotations

import unicodedata
from zlib import crc32

TINTS = 6


def initials(name: str) -> str:
    """Return one or two characters for a name: "Dora Lind" → "DL", "田中 太郎" → "田"."""
    words = [w for w in name.split("@")[0].replace(".", " ").split() if w[0].isalnum()]
    if not words:
        return "?"
    first = words[0][0]
    # Han, kana and hangul names are known by their family name, which comes first.
    if unicodedata.east_asian_width(first) == "W" or len(words) == 1:
        return first.upper()
    return (first + words[-1][0]).upper()


def tint(key: object) -> int:
    """Return the avatar's colour, 1 to 6, the same for the same key in every process."""
    return crc32(str(key).encode()) % TINTS + 1
