"""Checks of the documentation: links, and numbers of decisions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.test_docstrings import BANNED

ROOT = Path(__file__).parents[2]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "rapport").rglob("*.md")),
]
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:rapport|docs|bin|tests|benchmarks)/[\w./-]+)`")


@pytest.mark.parametrize("sheet", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_and_paths_lead_somewhere(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    links = [target for target in LINK.findall(text) if "://" not in target]
    broken = [target for target in links if not (sheet.parent / target).exists()]
    missing = [target for target in PATH.findall(text) if not (ROOT / target).exists()]

    assert broken == []
    assert missing == []


def test_decisions_are_numbered_once() -> None:
    numbers = [page.name[:4] for page in (ROOT / "docs" / "decisions").glob("[0-9]*.md")]

    assert len(numbers) == len(set(numbers))


def test_every_decision_says_what_was_decided() -> None:
    for page in (ROOT / "docs" / "decisions").glob("[0-9]*.md"):
        assert "Decided" in page.read_text(encoding="utf-8"), page.name


def test_settings_are_documented() -> None:
    from rapport.core.env import KNOWN

    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    assert [name for name in sorted(KNOWN) if f"`{name}`" not in page] == []


def test_commands_are_documented() -> None:
    from rapport.cli import COMMANDS

    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"rapport {name}" not in page] == []


@pytest.mark.parametrize("sheet", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_is_translated_word_by_word(sheet: Path) -> None:
    assert [found.group() for found in BANNED.finditer(sheet.read_text(encoding="utf-8"))] == []
