"""Regular expressions on hostile lines of 100 kB, in linear time.

Every one that reads mails is found by walking the modules, so a new one is tested from its first
day. Lines are made of all kinds of pieces, and of the words in the pattern itself: a pattern that
backtracks does so on what nearly matches.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rapport import mail
from rapport.channels.email.meaning import sanitise
from tests import growth

SHORT, LONG = 2_500, 100_000
# How many of the short lines are tried at full length and an eighth of it.
WORST = 3

PIECES = (
    *(" ", "\t", "\xa0", ">", "> ", "|", "-", "_", "=", "*", "~", "—", ".", ",", ";", ":", "\n"),
    *("a", "A", "é", "中", "한", "ي", "\u202e", "\u200f", "0", "12", "2024", "\0", "1:1", "\r"),
    *("<", "<a", "<a ", "</", "<!--", "&", "&amp;", '"', "'", "(", ")", "[", "]", "\\", "@"),
    *("a@", "@a", "a@b.c ", "<a@b.c>", "a.", "a-", "x:", "x: ", "：", "=?", "?=", "=?a?q?"),
    *("=20", "%", "%41", "*0*=", 'a="', "; a=b", "--a", "https://", "a ", "1 ", "A. ", "\n "),
    *("On ", "wrote", "From: ", "550 ", "5.1.1 ", "begin 644 ", "--", "- ", "-a", "a\n", "1/1/"),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{2,})*")


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield (location, pattern) of every compiled pattern in the modules that read mails."""
    names = [info.name for info in pkgutil.walk_packages(mail.__path__, f"{mail.__name__}.")]
    for module in [importlib.import_module(name) for name in names] + [sanitise]:
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


def lines(pattern: re.Pattern[Any]) -> Iterator[Any]:
    """Yield hostile lines of the length `SHORT` for one pattern."""
    source = pattern.pattern
    words = _WORD.findall(source if isinstance(source, str) else source.decode("latin-1"))
    ordered = sorted(set(words), key=len)
    own = ordered[:: max(1, len(ordered) // 10)]
    pieces = [*PIECES, *own, *(f"{word} " for word in own), *(f"{word}a" for word in own[:4])]
    for piece in pieces:
        yield _line(pattern, "", piece, SHORT)
    for word in own[:6]:
        for piece in (" ", "a", "-", "a "):
            yield _line(pattern, word, piece, SHORT)


def _line(pattern: re.Pattern[Any], start: str, piece: str, length: int) -> Any:
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


def longer(line: Any, length: int) -> Any:
    """Return the same kind of line at another length."""
    return line[:-1] * (length // SHORT) + line[-1:]


ALL = dict(patterns())


def test_the_patterns_are_found() -> None:
    assert len(ALL) > 100
    for name in ("quoting.intros._START[0]", "text.html_text._TOKEN[0]"):
        assert name in ALL


@pytest.mark.parametrize("name", ALL)
def test_a_pattern_takes_linear_time(name: str) -> None:
    search = searcher(name, ALL[name])
    taken = [(growth.seconds(search, line), line) for line in lines(ALL[name])]
    for _took, line in sorted(taken, key=lambda pair: -pair[0])[:WORST]:
        found = growth.exponent(search, longer(line, LONG // growth.TIMES), longer(line, LONG))
        assert found < growth.MOST, f"{LONG} ** {found:.1f} on {line[:40]!r}…"


def test_a_pattern_that_backtracks_would_be_found() -> None:
    greedy = re.compile(r"\s*\s*\w*x")
    few, many = (" " * length + "!" for length in (200, 200 * growth.TIMES))
    assert growth.exponent(greedy.match, few, many) > growth.MOST
