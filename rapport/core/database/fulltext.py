"""Words for the full-text search of SQLite and PostgreSQL.

Both databases get the same plain words, split here: their own ideas of addresses, numbers and
accents differ, and so would their results. Chinese, Japanese and Korean do not always write
spaces, so each of their characters is a word, and a query for several becomes a phrase.
"""

from __future__ import annotations

import re

from django.db import connection

from rapport.core.phrases.composing import composed
from rapport.core.phrases.folding import LETTERS, folded

_UNSPACED = re.compile("([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])")
_WORD = re.compile(r"[^\W_]+")
# Typed as one: an address, a hyphenated word, a version number.
_TERM = re.compile(r"[\w@.+-]+")
# Stands before the first word of a row that is also found by how it begins.
START = "xstartx"
LONGEST_TEXT = 100_000
LONGEST_QUERY = 500


def spaced(text: str) -> str:
    """Return text ready for the index: the words of the first 100,000 characters."""
    return " ".join(words(text[:LONGEST_TEXT]))


def words(text: str) -> list[str]:
    """Return the words of a text as they are indexed: without case, accents and punctuation."""
    return _WORD.findall(_UNSPACED.sub(r" \1 ", folded(text)))


def query(text: str) -> str | None:
    """Return the query for the database in use: every word, the last one as a prefix.

    None when the text has no word. An address or a hyphenated word becomes a phrase, so nothing
    that a person types is read as an operator.
    """
    return _query(phrases_of(text))


def query_of_beginning(text: str) -> str | None:
    """Return the query for rows that begin with the text, given that they begin with ``START``."""
    phrases = phrases_of(text)
    return _query([[START, *(word for phrase in phrases for word in phrase)]] if phrases else [])


def queries(text: str) -> list[str]:
    """Return the query of each phrase by itself, the last one as a prefix."""
    phrases = phrases_of(text)
    firsts = [_query([phrase], is_open=False) for phrase in phrases[:-1]]
    return [each for each in (*firsts, _query(phrases[-1:])) if each]


def phrases_of(text: str) -> list[list[str]]:
    """Return the phrases of a search, each a list of adjacent words."""
    # Typed or pasted, an accent may be a character of its own, which is no part of any term.
    phrases = [words(term) for term in _TERM.findall(composed(text[:LONGEST_QUERY]))]
    return [phrase for phrase in phrases if phrase]


def fold_again(table: str) -> dict[str, str]:
    """Return, for each database, the statement that folds letters in an index filled before
    ``LETTERS`` were folded; only rows with one of them are written.
    """
    known = "".join(LETTERS)
    return {
        "sqlite": f"UPDATE {table} SET words = {_replaced('words')} WHERE words GLOB '*[{known}]*'",
        "postgresql": (
            f"UPDATE {table} SET words = ({_replaced('words::text')})::tsvector"
            f" WHERE words::text ~ '[{known}]'"
        ),
    }


def _replaced(value: str) -> str:
    for letter, plain in LETTERS.items():
        value = f"replace({value}, '{letter}', '{plain}')"
    return value


def _query(phrases: list[list[str]], *, is_open: bool = True) -> str | None:
    if not phrases:
        return None
    if connection.vendor == "postgresql":
        return _postgres(phrases, is_open=is_open)
    *firsts, last = [f'"{" ".join(phrase)}"' for phrase in phrases]
    return " ".join([*firsts, f"{last}*" if is_open else last])


def _postgres(phrases: list[list[str]], *, is_open: bool) -> str:
    *firsts, last = [[f"'{word}'" for word in phrase] for phrase in phrases]
    last[-1] += ":*" if is_open else ""
    return " & ".join(f"({' <-> '.join(phrase)})" for phrase in [*firsts, last])
