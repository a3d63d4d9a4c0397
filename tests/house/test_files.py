"""Rules about files (STYLE.md, docs/explanation/house.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "rapport"
FORBIDDEN = {"utils.py", "helpers.py", "signals.py", "services.py", "managers.py", "misc.py"}
LONGEST_TEST = 700
INLINE = re.compile(r"""<[^>]*\s(?:style|on[a-z]+)\s*=\s*["']|<style\b|<script(?![^>]*\bsrc=)""")


def sources(suffix: str) -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob(f"*{suffix}")):
        if "migrations" not in path.parts:
            yield path


def test_there_is_no_drawer_for_everything() -> None:
    assert [path for path in sources(".py") if path.name in FORBIDDEN] == []


def test_a_file_of_tests_is_read_in_one_sitting() -> None:
    """A longer one is split by noun or verb; tests/house/test_sizes.py limits the others."""
    lines = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n")
        for path in sources(".py")
        if "tests" in path.parts
    }

    assert {name: count for name, count in lines.items() if count > LONGEST_TEST} == {}


def test_templates_hold_no_inline_style_or_script() -> None:
    guilty = {
        str(path.relative_to(ROOT)): found[0][:80]
        for path in sources(".html")
        # Mail programs know no style sheet.
        if "mail" not in path.parts and (found := INLINE.findall(path.read_text(encoding="utf-8")))
    }

    assert guilty == {}


def test_nothing_swallows_unexpected_errors() -> None:
    """Only loops that must outlive what they run may, and they say so beside it."""
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources(".py")
        for number, _line in unexplained(path.read_text(encoding="utf-8").splitlines())
    ]

    assert guilty == []


def unexplained(lines: list[str]) -> Iterator[tuple[int, str]]:
    for index, line in enumerate(lines):
        near = "".join(lines[max(0, index - 3) : index + 2])
        if re.search(r"except (Base)?Exception\b|except:", line) and "#" not in near:
            yield index + 1, line
