"""The German of these pages, complete and compiled."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from rapport.core.pages.extraction import messages
from rapport.people.models import User

ROOM = Path(__file__).parents[1]
CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "de" / "LC_MESSAGES"
SOURCES = [
    *sorted(path for path in ROOM.rglob("*.*") if path.suffix in {".html", ".txt"}),
    *[path for path in sorted(ROOM.glob("**/*.py")) if "tests" not in path.parts],
]
MARKED = re.compile(
    r"""{% translate "([^"]+)" %}|{% translate '([^']+)' %}|\b(?:_|gettext_noop)\("([^"]+)"\)"""
)


def strings_of(path: Path) -> set[str]:
    """Return the strings marked for translation, in Python those on a single line."""
    source = path.read_text(encoding="utf-8")
    if "jinja2" in path.parts:
        return {message.text for message in messages(source)}
    found = MARKED.findall(source)
    return {one or other or third for one, other, third in found}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOM)))
def test_every_string_has_its_german(path: Path) -> None:
    with (CATALOGUE / "django.mo").open("rb") as compiled:
        german = gettext.GNUTranslations(compiled)

    missing = [text for text in strings_of(path) if german.gettext(text) == text]
    assert [text for text in missing if text not in SAME_IN_GERMAN] == []


SAME_IN_GERMAN = {
    "Name",
    "Code",
    "Logo",
    "Passkey",
    "Passkeys",
    "Support",
    "Team",
    "Teams",
    "Tickets",
}


def test_the_compiled_catalogue_is_the_written_one() -> None:
    written = (CATALOGUE / "django.po").read_text(encoding="utf-8")
    # A message with a context is filed under it.
    written = re.sub(r'^msgctxt ".+"\nmsgid ".+"\n', "", written, flags=re.M)
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', written, re.M)
    with (CATALOGUE / "django.mo").open("rb") as compiled:
        german = gettext.GNUTranslations(compiled)

    plain = {english: told for english, told in pairs if "\\" not in english + told}
    assert len(plain) > 300
    assert {english: german.gettext(english) for english in plain} == plain


def test_a_person_who_reads_german_reads_german(as_ben: Client, ben: User) -> None:
    User.objects.filter(pk=ben.pk).update(language="de")

    page = as_ben.get("/settings/profile/").content.decode()

    assert "Einstellungen" in page
    assert "Überall sonst abmelden" in page
