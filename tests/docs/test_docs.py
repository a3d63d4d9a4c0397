"""Checks of the documentation: links, file names, labels, and numbers of decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
# A file named without its folder, which the same section names in full.
SHORT = re.compile(r"`([\w./-]*\w\.(?:css|html|js|py|toml|txt))`")
# The first line of an example says where it is from.
EXAMPLE = re.compile(r"^# (rapport/[\w./-]+\.py)$", re.MULTILINE)
# Files that any room or channel may have.
HABITUAL = frozenset(
    f"{name}.py"
    for name in (
        "actions",
        "actions/__init__",
        "contributions",
        "events",
        "facts",
        "forms",
        "models",
        "querysets",
        "transport",
        "urls",
        "views",
    )
)
# Files that a page says are not there, or no longer.
ABSENT = {
    "STYLE.md": {"utils.py", "helpers.py"},
    "docs/decisions/0019-one-registry-and-one-file-a-room.md": {
        "places.py",
        "pages.py",
        "hints.py",
        "panels.py",
    },
}
# A way through the pages of the settings, such as *Settings, Mailboxes, Connect*.
LABELS = re.compile(r"(?<!\*)\*(Settings(?:,\s[^*,]+)+)\*(?!\*)")


@pytest.mark.parametrize("sheet", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_and_paths_lead_somewhere(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    links = [target for target in LINK.findall(text) if "://" not in target]
    broken = [target for target in links if not (sheet.parent / target).exists()]
    missing = [target for target in PATH.findall(text) if not (ROOT / target).exists()]

    assert broken == []
    assert missing == []


@pytest.mark.parametrize("sheet", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_short_file_names_lead_somewhere(sheet: Path) -> None:
    absent = ABSENT.get(str(sheet.relative_to(ROOT)), set()) | HABITUAL
    lost = [
        name
        for folders, names in sections(sheet)
        for name in names
        if name not in absent
        and not PATH.fullmatch(f"`{name}`")
        and not any((folder / name).exists() for folder in (*folders, sheet.parent, ROOT))
    ]

    assert lost == [], "Name the file in full, or its folder in the same section."


def test_labels_of_the_settings_are_what_the_pages_say() -> None:
    catalogue = ROOT / "rapport" / "locale" / "de" / "LC_MESSAGES" / "django.po"
    known = set(re.findall(r'^msgid "(.*)"$', catalogue.read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        (str(sheet.relative_to(ROOT)), label)
        for sheet in PAGES
        for way in LABELS.findall(sheet.read_text(encoding="utf-8"))
        for label in " ".join(way.split()).split(", ")
    }

    assert len(named) > 10
    assert {(sheet, label) for sheet, label in named if label not in known} == set()


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


def sections(sheet: Path) -> Iterator[tuple[set[Path], list[str]]]:
    """Yield the folders and the short file names of each section, from heading to heading."""
    text = re.sub(r"^```.*?^```$", _sources, sheet.read_text(encoding="utf-8"), flags=re.M | re.S)
    for section in re.split(r"^(?=#)", text, flags=re.MULTILINE):
        named = [ROOT / name for name in PATH.findall(section)]
        yield {path if path.is_dir() else path.parent for path in named}, SHORT.findall(section)


def _sources(example: re.Match[str]) -> str:
    """Return the paths that an example states, without the rest of it."""
    return " ".join(f"`{path}`" for path in EXAMPLE.findall(example.group()))
