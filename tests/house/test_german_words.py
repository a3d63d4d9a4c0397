"""One German word for each thing, as the glossary lists them."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "de" / "LC_MESSAGES" / "django.mo"
# “Verbinden: wählen Sie eines” has a whole sentence after its colon.
SMALL_AFTER_COLON = re.compile(r"[^\s%][:] [a-zäöü]+n Sie\b")


def refused() -> list[str]:
    """Return the words of the last column of the glossary's German table."""
    table = GLOSSARY.read_text(encoding="utf-8").partition("\n## German\n")[2]
    cells = [line.split("|")[3] for line in table.splitlines() if line.startswith("| ")]
    return [word.strip() for cell in cells[1:] for word in cell.split(",") if word.strip()]


def pattern(word: str) -> re.Pattern[str]:
    """Return what finds a word, or with “…” every word that begins with it."""
    end = r"" if word.endswith("…") else r"(?![\w-])"
    return re.compile(rf"(?<![\w-]){re.escape(word.removesuffix('…'))}{end}")


def german() -> Iterator[tuple[str, str]]:
    """Yield each message with its German, or with each of its two."""
    with CATALOGUE.open("rb") as compiled:
        catalogue: dict[object, str] = vars(gettext.GNUTranslations(compiled))["_catalog"]
    for key, told in catalogue.items():
        yield str(key[0] if isinstance(key, tuple) else key), told


@pytest.mark.parametrize("word", refused())
def test_no_second_word_is_used(word: str) -> None:
    found = pattern(word)

    assert [message for message, told in german() if message and found.search(told)] == []


def test_a_sentence_after_a_colon_begins_with_a_capital() -> None:
    small = [told for message, told in german() if message and SMALL_AFTER_COLON.search(told)]

    assert small == []


def test_readers_are_addressed_with_sie() -> None:
    familiar = re.compile(
        r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*|[Ee]uch|[Ee]uer|Geh|Gehe|Gib|Wähle)\b"
    )

    assert [told for message, told in german() if message and familiar.search(told)] == []


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("Mail", "Diese Mail kam an."),
        ("Mailadresse…", "Ihre Mailadressen"),
        ("Agent…", "Person und Agent"),
    ],
)
def test_a_second_word_is_found(word: str, told: str) -> None:
    assert pattern(word).search(told)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("Mail", "Eine E-Mail und ein Mailserver"),
        ("holen", "Der Server soll es wiederholen"),
        ("Bericht…", "Er wurde berichtigt"),
    ],
)
def test_another_word_is_let_pass(word: str, told: str) -> None:
    assert not pattern(word).search(told)
