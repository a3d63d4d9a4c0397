"""Patterns of words in any case, quick enough for every line.

A pattern that ignores case tries each of its hundred words at each character. These are of small
letters for text in small letters, and words that begin alike are tried once. They only tell whether
something is there, and where: what it looked like is asked of the text itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = 200  # characters of a line that is kept
_FEW = 4  # words that are tried one by one
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!>]|<[=!]))?|.", re.DOTALL)
_ESCAPED = re.compile(r"(?<!\\)[^\\]+")  # all but what is escaped
_REPEATS = ("?", "*", "+", "{")
# Letters that are another's small letter too.
_ALIKE = (("ı", "i"), ("ς", "σ"), ("ſ", "s"))


def lowered(text: str) -> str:
    """Return a text of the same length in small letters, for patterns of this module."""
    if text.isascii():
        return text.lower()
    return _kept(text) if len(text) <= _SHORT else _lowered(text)


def _lowered(text: str) -> str:
    text = text.replace("İ", "i").lower()
    for letter, other in _ALIKE:
        text = text.replace(letter, other)
    return text


_kept = lru_cache(maxsize=1024)(_lowered)  # several patterns are tried on a line


def pattern(source: str) -> re.Pattern[str]:
    """Return the pattern for text that is `lowered`."""
    return re.compile(_shared(_alternatives(_TOKEN.findall(source))))


def without(sought: re.Pattern[str], text: str) -> str:
    """Return a text with a blank in place of each thing that a pattern of this module finds."""
    kept, last = [], 0
    for found in sought.finditer(lowered(text)):
        kept += [text[last : found.start()], " "]
        last = found.end()
    return "".join([*kept, text[last:]])


def _alternatives(tokens: list[str]) -> list[list[str]]:
    """Return the alternatives of a pattern, with groups as one token each."""
    open_: list[tuple[str, list[list[str]]]] = [("", [[]])]
    for token in tokens:
        if token.startswith("("):
            open_.append((token, [[]]))
        elif token == ")":
            start, inner = open_.pop()
            open_[-1][1][-1].append(f"{start}{_shared(inner)})")
        elif token == "|":
            open_[-1][1].append([])
        else:
            open_[-1][1][-1].append(_ESCAPED.sub(lambda found: lowered(found[0]), token))
    return open_[0][1]


def _shared(alternatives: list[list[str]]) -> str:
    """Return the alternatives as one text, those that begin alike under one beginning."""
    if len(alternatives) < _FEW:
        return "|".join(map("".join, alternatives))
    found: dict[str, list[list[str]]] = {}
    for number, tokens in enumerate(alternatives):
        found.setdefault(_beginning(tokens) or f"\0{number}", []).append(tokens)
    return "|".join(_told(every, begins=not key.startswith("\0")) for key, every in found.items())


def _told(alternatives: list[list[str]], *, begins: bool) -> str:
    if not begins or len(alternatives) == 1:
        return "|".join(map("".join, alternatives))
    return f"{alternatives[0][0]}(?:{_shared([tokens[1:] for tokens in alternatives])})"


def _beginning(tokens: list[str]) -> str:
    """Return the first letter, or the mark of a word's edge; nothing if there is another."""
    first, second = [*tokens, "", ""][:2]
    alone = second not in _REPEATS and (first.isalpha() or first == r"\b")
    return first if alone else ""
