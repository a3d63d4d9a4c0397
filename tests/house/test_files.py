"""The house rules about files (STYLE.md, docs/explanation/house.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "rapport"
FORBIDDEN = {"utils.py", "helpers.py", "signals.py", "services.py", "managers.py", "misc.py"}
LONGEST_FILE = 400
INLINE = re.compile(r"""<[^>]*\s(?:style|on[a-z]+)\s*=\s*["']|<style\b|<script(?![^>]*\bsrc=)""")


def sources(suffix: str) -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob(f"*{suffix}")):
        if "migrations" not in path.parts:
            yield path


def test_there_is_no_drawer_for_everything() -> None:
    assert [path for path in sources(".py") if path.name in FORBIDDEN] == []


@pytest.mark.parametrize("path", sources(".py"), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_is_read_in_one_sitting(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")

    assert lines <= LONGEST_FILE, f"{path.name} has {lines} lines: make it a folder of that name"


def test_templates_hold_no_inline_style_or_script() -> None:
    guilty = {
        str(path.relative_to(ROOT)): found[0][:80]
        for path in sources(".html")
        # Mail is read in mail programs, which know no style sheet.
        if "mail" not in path.parts and (found := INLINE.findall(path.read_text(encoding="utf-8")))
    }

    assert guilty == {}


def test_nothing_swallows_unexpected_errors() -> None:
    """Only loops that must outlive what they run may, and they say so beside it."""
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources(".py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"except (Base)?Exception\b|except:", line) and "#" not in line
    ]

    assert guilty == []
