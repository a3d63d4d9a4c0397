"""Letters and their accents, composed into one character (Unicode's NFC).

The same letter can come as one character or as a letter with an accent behind it, by program and
keyboard. They look alike and are not equal, so text is composed where it comes in.
"""

from __future__ import annotations

import unicodedata


def composed(text: str) -> str:
    """Return the text with every accent part of its letter."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def composed_within(value: object) -> object:
    """Return a JSON value with all text in it composed."""
    if isinstance(value, str):
        return composed(value)
    if isinstance(value, list):
        return [composed_within(each) for each in value]
    if isinstance(value, dict):
        return {key: composed_within(each) for key, each in value.items()}
    return value
