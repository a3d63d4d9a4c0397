"""SQL that definitions may use, small enough for every engine."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Functions of one row, built into every engine or defined by its prelude. ``greatest`` and
# ``least`` are missing because engines disagree about null.
FUNCTIONS = frozenset({"abs", "coalesce", "nullif", "ratio", "round", "seconds_between"})
KEYWORDS = frozenset(
    {"and", "or", "not", "is", "null", "in", "between", "like", "true", "false"}
    | {"case", "when", "then", "else", "end", "distinct", "from"}
)
TOKEN = re.compile(
    r"(?P<text>'(?:[^']|'')*')|(?P<word>[A-Za-z_]\w*)(?P<call>\s*\()?|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<sign>[-+*/%(),]|<>|<=|>=|[<>=])|(?P<space>\s+)|(?P<odd>.)",
    re.DOTALL,
)


def columns_of(expression: str) -> set[str]:
    """Return the names in an expression that must be columns."""
    return {
        match["word"]
        for match in TOKEN.finditer(expression)
        if match["word"] and not match["call"] and match["word"].lower() not in KEYWORDS
    }


def strangers(expression: str) -> Iterator[str]:
    """Yield whatever in an expression is not in the vocabulary."""
    for match in TOKEN.finditer(expression):
        name = (match["word"] or "").lower()
        if match["odd"] or (match["call"] and name not in FUNCTIONS | KEYWORDS):
            yield match["odd"] or match["word"]
