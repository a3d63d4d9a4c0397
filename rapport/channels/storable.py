"""Text that every database can store."""

from __future__ import annotations

from rapport.core.phrases.composing import composed


def clean(text: str) -> str:
    """Return the text composed, without what no database stores: NUL and halves of surrogates."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    if text.isascii():
        return text
    return composed(text.encode("utf-8", "replace").decode("utf-8"))


def line(text: str, longest: int = 255) -> str:
    """Return the text on one line, cut at the column's length."""
    return " ".join(clean(text).split())[:longest]
