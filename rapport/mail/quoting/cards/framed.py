"""Plain lines within a card: a job that no table knows."""

from __future__ import annotations

from rapport.mail.quoting.cards import speech

MOST = 8  # lines that are looked at
LONGEST, WORDS = 50, 6
_LISTED = (" ", "\t", "-", "*", "•", "→", "|", ">", "–", "—")


def is_plain(line: str) -> bool:
    """Return whether a line is a few words without a word of talk or a number."""
    text = line.strip(" *_|")
    if not text or len(text) > LONGEST or len(text.split()) > WORDS:
        return False
    if text[-1] in ".!?;:,…。！？：" or any(c.isdigit() for c in text):
        return False
    return not speech.talks(text) and not line.startswith(_LISTED)
