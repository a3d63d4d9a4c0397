"""Right-to-left words in left-to-right sentences, and the reverse."""

from __future__ import annotations

import unicodedata


def isolated(words: object) -> str:
    """Isolate words written from right to left, so that the sentence around keeps its direction.

    Words without such letters are returned unchanged (Unicode UAX #9, FSI and PDI).
    """
    text = str(words)
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text):
        return f"\u2068{text}\u2069"
    return text
