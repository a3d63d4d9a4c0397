"""Words as SQLite's FTS5 and PostgreSQL's full text want them; no search server.

Both split text at spaces, which Chinese, Japanese and Korean do not always write; so each of their
characters is indexed as a word, and a query for several becomes a phrase.
"""

from __future__ import annotations

import re

from django.db import connection

_UNSPACED = re.compile("([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])")
_TERM = re.compile(r"[\w@.+-]+")
LONGEST_TEXT = 100_000
LONGEST_QUERY = 500


def spaced(text: str) -> str:
    """Return text ready for the index: cut at 100,000 characters, unspaced scripts spaced."""
    return _UNSPACED.sub(r" \1 ", text[:LONGEST_TEXT].replace("\x00", " "))


def query(text: str) -> str | None:
    """Return the query of the database in use: every word, the last one by its beginning.

    None when there is no word in the text. An address or a hyphenated word becomes a phrase, so
    nothing that a person types is read as an operator.
    """
    phrases = [re.findall(r"\w+", spaced(term)) for term in _TERM.findall(text[:LONGEST_QUERY])]
    phrases = [phrase for phrase in phrases if phrase]
    if not phrases:
        return None
    if connection.vendor == "postgresql":
        return _postgres(phrases)
    *firsts, last = [f'"{" ".join(phrase)}"' for phrase in phrases]
    return " ".join([*firsts, f"{last}*"])


def _postgres(phrases: list[list[str]]) -> str:
    *firsts, last = [[f"'{word}'" for word in phrase] for phrase in phrases]
    last[-1] += ":*"
    return " & ".join(f"({' <-> '.join(phrase)})" for phrase in [*firsts, last])
