"""Every regular expression that reads mails takes linear time on hostile lines of 100 kB.

The patterns are found by walking the modules, so a new one is tested from its first day. Lines are
made of every kind of piece, and of the words in the pattern itself: what backtracks does so on
what nearly matches. A pattern that is quadratic takes a hundred times longer on ten times as much.
"""

from __future__ import annotations

import importlib
import math
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from rapport import mail
from rapport.channels.email.meaning import sanitise

SHORT, LONG = 2_500, 100_000
# Seconds of processor time for one search of a short line that are worth a second look, and for
# one of a long line: far above what any takes, far below what squares take.
SUSPECT, MOST = 0.0015, 0.5
WORST = 3  # of the short lines that are tried again at full length

PIECES = (
    *(" ", "\t", "\xa0", ">", "> ", "|", "-", "_", "=", "*", "~", "—", ".", ",", ";", ":", "\n"),
    *("a", "A", "é", "中", "한", "ي", "\u202e", "\u200f", "0", "12", "2024", "\0", "1:1", "\r"),
    *("<", "<a", "<a ", "</", "<!--", "&", "&amp;", '"', "'", "(", ")", "[", "]", "\\", "@"),
    *("a@", "@a", "a@b.c ", "<a@b.c>", "a.", "a-", "x:", "x: ", "：", "=?", "?=", "=?a?q?"),
    *("=20", "%", "%41", "*0*=", 'a="', "; a=b", "--a", "https://", "a ", "1 ", "A. ", "\n "),
    *("On ", "wrote", "From: ", "550 ", "5.1.1 ", "begin 644 ", "--", "- ", "-a", "a\n", "1/1/"),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{2,})*")


class Hangs(Exception):
    """Raised inside a search that takes too long."""


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """(where it stands, pattern) of every compiled pattern in the modules that read mails."""
    names = [info.name for info in pkgutil.walk_packages(mail.__path__, f"{mail.__name__}.")]
    for module in [importlib.import_module(name) for name in names] + [sanitise]:
        short = module.__name__.removeprefix("rapport.channels.email.")
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
    """Hostile lines of the length `SHORT` for one pattern."""
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
    # The last sign fits nowhere: what wants to end with the line has to try everything.
    text = start + piece * (length // len(piece)) + "\x01"
    return text if isinstance(pattern.pattern, str) else text.encode("utf-8", "replace")


SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [*Path(mail.__file__).parent.rglob("*.py"), Path(sanitise.__file__)]
)


def searcher(name: str, pattern: re.Pattern[Any]) -> Callable[[Any], object]:
    """How the modules use a pattern: one that only ever matches need not be quick to search."""
    word = name.rpartition(".")[2].partition("[")[0]
    methods = set(re.findall(rf"\b{word}\.(\w+)\(", SOURCES))
    if methods and methods <= {"match", "fullmatch"}:
        return pattern.match if "match" in methods else pattern.fullmatch
    return pattern.search


def seconds(search: Callable[[Any], object], line: Any) -> float:
    """Processor time of one search; infinite when it does not end."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hangs

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 4 * MOST)
    start = time.process_time()
    try:
        search(line)
    except Hangs:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - start


def longer(line: Any) -> Any:
    """The same kind of line at full length."""
    return line[:-1] * (LONG // SHORT) + line[-1:]


ALL = dict(patterns())


def test_the_patterns_are_found() -> None:
    assert len(ALL) > 100
    for name in ("rapport.mail.quoting.intros._START[0]", "rapport.mail.text.html_text._TOKEN[0]"):
        assert name in ALL


@pytest.mark.parametrize("name", ALL)
def test_a_pattern_takes_linear_time(name: str) -> None:
    search = searcher(name, ALL[name])
    taken = [(seconds(search, line), line) for line in lines(ALL[name])]
    for took, line in sorted(taken, key=lambda pair: -pair[0])[:WORST]:
        if took > SUSPECT:
            again = min(seconds(search, longer(line)) for _ in range(2))
            assert again < MOST, f"{again:.2f} s on {line[:40]!r}… of {LONG} characters"


def test_a_pattern_that_backtracks_would_be_found() -> None:
    greedy = re.compile(r"\s*\s*\w*x")
    line = " " * SHORT + "!"
    assert seconds(greedy.match, line) > SUSPECT
    assert seconds(greedy.match, longer(line)) > MOST
