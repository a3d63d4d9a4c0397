"""Plain lines within a card: a job that no table knows.

"Wrong size delivered" between name and telephone looks no other than "Harbour coordination". So
such a line folds only where something else tells that it is of a card.
"""

from __future__ import annotations

import re

from rapport.mail.quoting.cards import speech, whose

MOST = 8  # lines that are looked at
LONGEST, WORDS = 50, 6
_SIGNS = re.compile(r"\s[|·•∙●]\s")
_LISTED = (" ", "\t", "-", "*", "•", "→", "|", ">", "–", "—")


def is_plain(line: str) -> bool:
    """Return whether a line is a few words without a word of talk or a number."""
    text = line.strip(" *_|")
    if not text or len(text) > LONGEST or len(text.split()) > WORDS:
        return False
    if text[-1] in ".!?;:,…。！？：" or any(c.isdigit() for c in text):
        return False
    return not speech.talks(text) and not line.startswith(_LISTED)


def is_evident(line: str, address: str) -> bool:
    """Return whether signs set its pieces apart, or it names the domain of the sender."""
    return _SIGNS.search(line.strip(" *_|")) is not None or whose.names_domain(line, address)
