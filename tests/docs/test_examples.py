"""Examples in the documentation, compared with the code they are taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXPLANATION = ROOT / "docs" / "explanation"
# The first line of an excerpt names its file; a line with dots stands for lines left out.
EXCERPT = re.compile(r"^```python\n# ([\w/]+\.py)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = re.compile(r"^\s*(?:\.\.\.|…)\n", re.MULTILINE)
PATTERNS = {
    "the-verb-resolve.md": 4,
    "the-metric-first-response-time.md": 4,
    "the-page-ticket.md": 1,
    "the-channel-email.md": 1,
}


def excerpts(page: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield the file of each excerpt on a page, and the pieces that must be in it, in order."""
    for name, text in EXCERPT.findall(page.read_text(encoding="utf-8")):
        yield ROOT / name, LEFT_OUT.split(text)


def missing(source: str, pieces: list[str]) -> list[str]:
    """Return the pieces that the source does not contain, each after the one before."""
    absent, at = [], 0
    for piece in pieces:
        found = source.find(piece, at)
        if found < 0:
            absent.append(piece)
        else:
            at = found + len(piece)
    return absent


@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: str(page.name)
)
def test_excerpts_are_in_the_code(page: Path) -> None:
    for path, pieces in excerpts(page):
        assert missing(path.read_text(encoding="utf-8"), pieces) == [], path


@pytest.mark.parametrize("name", PATTERNS)
def test_the_patterns_show_real_code(name: str) -> None:
    assert len(list(excerpts(EXPLANATION / name))) >= PATTERNS[name]


def test_an_excerpt_that_is_not_in_the_code_is_found() -> None:
    source = "a = 1\nb = 2\nc = 3\n"

    assert missing(source, ["a = 1\n", "c = 3\n"]) == []
    assert missing(source, ["c = 3\n", "a = 1\n"]) == ["a = 1\n"]
    assert missing(source, ["b = 3\n"]) == ["b = 3\n"]
