"""Words for the full-text search of SQLite and PostgreSQL.

Both databases get the same plain words, split here: their own ideas of addresses, numbers and
accents differ, and so would their results. Chinese, Japanese and Korean do not always write
spaces, so each of their characters is a word, and a query for several becomes a phrase.
"""

from __future__ import annotations

import re
import unicodedata

from django.db import connection

_UNSPACED = re.compile("([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])")
_WORD = re.compile(r"[^\W_]+")
# Typed as one: an address, a hyphenated word, a version number.
_TERM = re.compile(r"[\w@.+-]+")
# People leave out accents (in Latin, Greek, Cyrillic) and the vowel marks of Arabic.
_MARK = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")
LONGEST_TEXT = 100_000
LONGEST_QUERY = 500


def spaced(text: str) -> str:
    """Return text ready for the index: the words of the first 100,000 characters."""
    return " ".join(words(text[:LONGEST_TEXT]))


def words(text: str) -> list[str]:
    """Return the words of a text as they are indexed: without case, accents and punctuation."""
    return _WORD.findall(_UNSPACED.sub(r" \1 ", folded(text)))


def folded(text: str) -> str:
    """Return the text without case and accents."""
    bare = _MARK.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare).casefold()


def query(text: str) -> str | None:
    """Return the query for the database in use: every word, the last one as a prefix.

    None when the text has no word. An address or a hyphenated word becomes a phrase, so nothing
    that a person types is read as an operator.
    """
    phrases = phrases_of(text)
    if not phrases:
        return None
    if connection.vendor == "postgresql":
        return _postgres(phrases)
    *firsts, last = [f'"{" ".join(phrase)}"' for phrase in phrases]
    return " ".join([*firsts, f"{last}*"])


def phrases_of(text: str) -> list[list[str]]:
    """Return the phrases of a search, each a list of adjacent words."""
    # Typed or pasted, an accent may be a character of its own, which is no part of any term.
    composed = unicodedata.normalize("NFC", text[:LONGEST_QUERY])
    phrases = [words(term) for term in _TERM.findall(composed)]
    return [phrase for phrase in phrases if phrase]


def _postgres(phrases: list[list[str]]) -> str:
    *firsts, last = [[f"'{word}'" for word in phrase] for phrase in phrases]
    last[-1] += ":*"
    return " & ".join(f"({' <-> '.join(phrase)})" for phrase in [*firsts, last])
