"""Regular expressions on hostile lines of 100 kB, in linear time.

Every one that reads mails is found by walking the modules, so a new one is tested from its first
day. Lines are made of all kinds of pieces, and of the words in the pattern itself: a pattern that
backtracks does so on what nearly matches.
"""

from __future__ import annotations

import importlib
import math
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rapport import mail
from rapport.channels.email.meaning import sanitise
from tests import growth

# Every line is tried at the short lengths. One whose time seems to grow faster than its length is
# then tried at the long one and an eighth of it, and that decides.
SHORT = (500, 500 * growth.TIMES)
LONG = 100_000
SUSPICIOUS = 1.2

# What a line begins with, and what is repeated in it.
Kind = tuple[str, str]

PIECES = (
    *(" ", "\t", "\xa0", ">", "> ", "|", "-", "_", "=", "*", "~", "—", ".", ",", ";", ":", "\n"),
    *("a", "A", "é", "中", "한", "ي", "\u202e", "\u200f", "0", "12", "2024", "\0", "1:1", "\r"),
    *("<", "<a", "<a ", "</", "<!--", "&", "&amp;", '"', "'", "(", ")", "[", "]", "\\", "@"),
    *("a@", "@a", "a@b.c ", "<a@b.c>", "a.", "a-", "x:", "x: ", "：", "=?", "?=", "=?a?q?"),
    *("=20", "%", "%41", "*0*=", 'a="', "; a=b", "--a", "https://", "a ", "1 ", "A. ", "\n "),
    *("On ", "wrote", "From: ", "550 ", "5.1.1 ", "begin 644 ", "--", "- ", "-a", "a\n", "1/1/"),
)  # fmt: skip
# Something that opens, and does not close: a tag whose name has no end.
OPENING = ("<", "</", "[", "(", '"', "'")
_WORD = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{2,})*")


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield (location, pattern) of every compiled pattern in the modules that read mails."""
    names = [info.name for info in pkgutil.walk_packages(mail.__path__, f"{mail.__name__}.")]
    readers = [name for name in names if ".tests" not in name]  # tests read only what they wrote
    for module in [importlib.import_module(name) for name in readers] + [sanitise]:
        short = module.__name__.removeprefix("rapport.mail.")
        for name, value in sorted(vars(module).items()):
            for number, pattern in enumerate(_within(value)):
                yield f"{short}.{name}[{number}]", pattern


def _within(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _within(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _within(inner)


def kinds(pattern: re.Pattern[Any]) -> Iterator[Kind]:
    """Yield what hostile lines for one pattern begin with, and what is repeated in them."""
    source = pattern.pattern
    words = _WORD.findall(source if isinstance(source, str) else source.decode("latin-1"))
    ordered = sorted(set(words), key=len)
    own = ordered[:: max(1, len(ordered) // 10)]
    for piece in [*PIECES, *own, *(f"{word} " for word in own), *(f"{word}a" for word in own[:4])]:
        yield "", piece
    opening = [mark for mark in OPENING if mark in str(source)]
    for word in [*own[:6], *opening]:
        for piece in (" ", "a", "-", "a "):
            yield word, piece


def line(pattern: re.Pattern[Any], kind: Kind, length: int) -> Any:
    """Return a line of that kind and about that length, as the pattern takes it."""
    start, piece = kind
    # The last character fits nowhere: a pattern that must end with the line has to try everything.
    text = start + piece * (length // len(piece)) + "\x01"
    return text if isinstance(pattern.pattern, str) else text.encode("utf-8", "replace")


SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [*Path(mail.__file__).parent.rglob("*.py"), Path(sanitise.__file__)]
)


def searcher(name: str, pattern: re.Pattern[Any]) -> Callable[[Any], object]:
    """Return the function the modules use the pattern with: one that only matches may search
    slowly.
    """
    word = name.rpartition(".")[2].partition("[")[0]
    methods = set(re.findall(rf"\b{word}\.(\w+)\(", SOURCES))
    if methods and methods <= {"match", "fullmatch"}:
        return pattern.match if "match" in methods else pattern.fullmatch
    return pattern.search


ALL = dict(patterns())


def test_the_patterns_are_found() -> None:
    assert len(ALL) > 100
    for name in ("quoting.intros._START[0]", "text.elements.TOKEN[0]"):
        assert name in ALL


@pytest.mark.parametrize("name", ALL)
def test_a_pattern_takes_linear_time(name: str) -> None:
    assert complaint(ALL[name], searcher(name, ALL[name])) == ""


@pytest.mark.parametrize(
    "source",
    [
        r"\s*\w*x",
        r"a.*b",
        r"<[^>]*>",
        r"(?:From: |a)*x",
        r"wrote.*?by",
        r"(?i)[a-z]+ (?:[a-z]+ )*wrote:",
        r"Reporting.*\n*x",
        r"&[a-z;&]*;x",
    ],
)
def test_a_pattern_that_backtracks_would_be_found(source: str) -> None:
    pattern = re.compile(source)
    assert complaint(pattern, pattern.search, SHORT[1])


def test_a_pattern_that_backtracks_even_more_would_be_found() -> None:
    greedy = re.compile(r"\s*\s*\w*x")
    few, many = (" " * length + "!" for length in (200, 200 * growth.TIMES))
    assert growth.exponent(greedy.match, few, many) > growth.MOST


def complaint(pattern: re.Pattern[Any], search: Callable[[Any], object], length: int = LONG) -> str:
    """Return the first line whose time grows faster than its length, or an empty string."""
    for kind in kinds(pattern):
        if not is_suspicious(search, *(line(pattern, kind, n) for n in SHORT)):
            continue
        few, many = (line(pattern, kind, n) for n in (length // growth.TIMES, length))
        found = growth.exponent(search, few, many)
        if found >= growth.MOST:
            return f"{length} ** {found:.1f} on {many[:40]!r}…"
    return ""


def is_suspicious(search: Callable[[Any], object], few: Any, many: Any) -> bool:
    """Return whether the longer line takes too long each time both are tried."""
    best_few = best_many = math.inf
    for _attempt in range(growth.ATTEMPTS):
        best_many = min(best_many, growth.seconds(search, many))
        best_few = min(best_few, growth.seconds(search, few))
        if best_many < best_few * growth.TIMES**SUSPICIOUS:
            return False
    return True
