"""German translations of finished rooms, with the same placeholders."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from rapport.core.pages.extraction import messages as messages_of_page

ROOT = Path(__file__).parents[2] / "rapport"
CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "de" / "LC_MESSAGES" / "django.mo"
FINISHED = (
    "api",
    "channels",
    "cockpit",
    "core",
    "customers",
    "demo",
    "feedback",
    "insights",
    "metrics",
    "people",
    "privacy",
    "serving",
    "tickets",
    "timeline",
)
CALLS = {
    "_": 0,
    "_lazy": 0,
    "gettext": 0,
    "gettext_lazy": 0,
    "gettext_noop": 0,
    "ngettext": 0,
    "pgettext": 1,
    "pgettext_lazy": 1,
}
PLACE = re.compile(r"%\((\w+)\)s|\{(\w+)\}")
SAME_IN_GERMAN = {"Cockpit", "Team"}


def said_in(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each message of a file, with its context."""
    text = path.read_text(encoding="utf-8")
    if "jinja2" in path.parts:
        yield from ((message.meaning, message.text) for message in messages_of_page(text))
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            at = CALLS.get(node.func.id)
            words = [word.value for word in node.args if isinstance(word, ast.Constant)]
            if at is not None and len(words) > at:
                yield (str(words[0]) if at else ""), str(words[at])


def messages(room: str) -> list[tuple[str, str]]:
    """Return all messages of a room."""
    folder = ROOT / room
    paths = [path for kind in ("*.py", "*.html", "*.txt") for path in folder.rglob(kind)]
    return sorted({each for path in paths if "tests" not in path.parts for each in said_in(path)})


def german() -> gettext.GNUTranslations:
    with CATALOGUE.open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def told(catalogue: gettext.GNUTranslations, context: str, message: str) -> str:
    """Return the German of a message, in the singular if it has two numbers."""
    known: dict[object, str] = vars(catalogue)["_catalog"]
    key = f"{context}\x04{message}" if context else message
    return known.get(key) or known.get((key, 0), "")


@pytest.mark.parametrize("room", FINISHED)
def test_every_message_has_its_german(room: str) -> None:
    catalogue = german()
    found = messages(room)

    assert len(found) > 2
    assert [m for c, m in found if not told(catalogue, c, m) and m not in SAME_IN_GERMAN] == []


@pytest.mark.parametrize("room", FINISHED)
def test_the_german_fills_in_the_same_places(room: str) -> None:
    catalogue = german()
    pairs = [(m, told(catalogue, c, m)) for c, m in messages(room)]

    assert [m for m, t in pairs if t and set(PLACE.findall(m)) != set(PLACE.findall(t))] == []


def test_no_german_is_left_over_from_what_is_no_longer_said() -> None:
    keys = {key[0] if isinstance(key, tuple) else key for key in vars(german())["_catalog"]}
    known = {key.rpartition("\x04")[2] for key in keys} - {""}

    assert len(known) > 1000
    assert (
        sorted(known - set(constants()) - {m for room in FINISHED for _c, m in messages(room)})
        == []
    )


def constants() -> Iterator[str]:
    """Yield each text of the code: some are marked in one place and translated in another."""
    for path in ROOT.rglob("*.py"):
        if "tests" not in path.parts:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
