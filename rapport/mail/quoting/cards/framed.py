"""Plain lines within a card: a job that no table knows.

"Wrong size delivered" between name and telephone looks no other than "Harbour coordination". So
such a line folds only where something else tells that it is of a card.
"""

from __future__ import annotations

import re

from rapport.mail import anycase
from rapport.mail.quoting.cards import speech, whose
from rapport.mail.quoting.languages import listed, trades

MOST = 8  # lines that are looked at
LONGEST, WORDS = 50, 6
_POST = anycase.pattern(
    rf"^(?:{trades.POSTS_FIRST}|{trades.POSTS_EITHER})"
    rf"|(?:^|[\s/&-])(?:{trades.POSTS_LAST}|{trades.POSTS_EITHER}|{trades.POSTS_ENDING})\w{{0,12}}$"
    rf"|\w{{2,30}}(?:{trades.POSTS_ENDING})$"
)
_POST_UNSPACED = re.compile(rf"^\S{{0,12}}(?:{trades.POSTS_UNSPACED})$")
_TOLD = anycase.pattern(rf"\s(?:{trades.TOLD})(?:\s\w{{2,12}})?$")
_PAST = anycase.pattern(rf"^\w{{2,20}}\s(?:{trades.PAST})(?:\s\w{{2,12}})?$")
_INSTITUTION = anycase.pattern(rf"(?<!\w)(?:{trades.INSTITUTIONS})(?!\w)")
_INSTITUTION_UNSPACED = re.compile(rf"^\S{{1,16}}(?:{trades.INSTITUTIONS_UNSPACED})$")
_NUMBERED = re.compile(
    r"\s(?:nr\.?|no\.?|n°|№|#)\s?\d{1,3}\b|^\d{1,3}[.οoªº]{1,2}(?=\s)|«[^«»]{2,40}»"
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
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
    """Return whether it names the domain of the sender, or what somebody is."""
    return whose.names_domain(line, address) or is_post(line.strip(" *_|"))


def is_told(text: str) -> bool:
    """Return whether the last word says how somebody or something is: "School closed"."""
    last = text.rpartition(" ")[2][:1]
    return not last.isupper() and _TOLD.search(anycase.lowered(text)) is not None


@listed.remembered
def is_post(text: str) -> bool:
    """Return whether a few words are what somebody is or does, as they stand on a card."""
    if not is_plain(text) or speech.names_matter(text):
        return False
    if _UNSPACED.search(text):
        return _POST_UNSPACED.match(text) is not None
    if is_told(text) or _PAST.match(anycase.lowered(text)):
        return False
    return not text[0].islower() and _POST.search(anycase.lowered(text)) is not None


@listed.remembered
def is_institution(text: str) -> bool:
    """Return whether a line is what a school, a parish, a shop or a practice is called."""
    if is_told(text):
        return False
    plain = _NUMBERED.sub(" ", text).strip() if not text.isascii() or "n" in text.lower() else text
    if not is_plain(plain) or speech.names_matter(text):
        return False
    if _UNSPACED.search(text):
        return _INSTITUTION_UNSPACED.match(text) is not None
    told = _INSTITUTION.search(anycase.lowered(plain)) is not None
    tokens = [token for token in plain.split() if len(token) > 3]
    capital = sum(not token[0].islower() for token in tokens)
    named = len(plain.split()) > 1 or "«" in text
    return told and named and not plain[0].islower() and capital * 2 >= len(tokens)
