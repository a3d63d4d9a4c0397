"""The style guide."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from rapport.core.face.stylesheet import ENTRY, FOLDER, IMPORT, bundle, stylesheet
from rapport.core.views.styleguide import COMPONENTS, components

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("theme", ["", "light", "dark", "both"])
def test_it_shows_every_component(client: Client, theme: str) -> None:
    page = client.get("/styleguide/", {"theme": theme}).content.decode()

    sides = 2 if theme == "both" else 1
    for name in components():
        assert page.count(f'data-component="{name}"') == sides


def test_every_class_of_a_component_is_shown(client: Client) -> None:
    page = client.get("/styleguide/").content.decode()
    shown = {name for classes in re.findall(r'class="([^"]*)"', page) for name in classes.split()}
    missing = {
        f"{path.stem}: {name}"
        for path in COMPONENTS.glob("*.css")
        for name in _classes(path.read_text(encoding="utf-8"))
        if name not in shown and name not in NOT_ON_ONE_PAGE
    }
    assert missing == set()


# Styles that only a script, a state of the desk or another kind of page uses; each with its
# reason.
NOT_ON_ONE_PAGE = {
    "menu-turned",  # set by a script where there is no room on the usual side
    "day",  # made by the script around each field for a day
    "need-form",  # around the forms of a need, on a page of their own
    "need-instead",
    "need-asked",  # in the dialog over the cockpit
    "table-lines",  # a table whose rows are cards on a phone
    "cell-second",
    "chart-point-before",  # only where a figure is compared with an earlier time
    "chart-point-before-few",
    "chart-line-few-before",
    "combo-floating",  # made by the script under To and Cc
    "dialog-sheet",  # a dialog that is a sheet on a phone
    "composer-at-hand",  # stands at the bottom of a phone, until the composer is in sight
    "htmx-request",  # set by htmx while it waits
    "htmx-indicator",
    "live-state",  # stands while the connection is down
    "message-folded",  # shown, but inside details that the test does not open
    "page-aside",  # the style guide has no panel of its own
    "page-narrow",
    "split",
    "split-beside",
    "composer-dock",  # would stick to the bottom of the window
    "palette-none",
    "palette-foot",
    "dialog-wide",
    "menu-up",
    "rail-me",  # for whoever is signed in
    "rail-search",
    "rail-bar",  # of a phone, with what one may see
    "rail-foot",
    "rail-mark",
    "rail-more",
    "rail-more-button",
}

# The only styles of pages inside a frame, which must have nothing of ours.
FRAMED = {"sent.css"}


def _classes(css: str) -> set[str]:
    selectors = re.sub(r"/\*.*?\*/|\{[^{}]*\}|url\([^)]*\)", " ", css, flags=re.S)
    return set(re.findall(r"\.(-?[a-z][\w-]*)", selectors))


def test_every_file_of_styles_is_imported_once() -> None:
    entry = (FOLDER / ENTRY).read_text(encoding="utf-8")
    imported = [match["file"] for match in IMPORT.finditer(entry)]

    assert entry.startswith("@layer reset, base, components, pages, utilities;\n")
    assert sorted(imported) == sorted(
        str(path.relative_to(FOLDER))
        for path in FOLDER.rglob("*.css")
        if path.name not in {ENTRY, *FRAMED}
    )


def test_the_bundle_holds_every_file_in_its_layer() -> None:
    text = bundle(FOLDER)

    assert "@import" not in text
    for path in FOLDER.rglob("*.css"):
        if path.name != ENTRY:
            in_bundle = path.read_text(encoding="utf-8") in text
            assert in_bundle is (path.name not in FRAMED), path.name
    assert text.count("{") == text.count("}")


def test_the_bundle_is_kept_for_good_under_its_own_address_only(client: Client) -> None:
    kept = client.get(f"/styles/{stylesheet().digest}.css")
    old = client.get("/styles/0123456789ab.css", headers={"Accept-Encoding": "gzip"})

    assert "immutable" in kept.headers["Cache-Control"]
    assert kept.content == stylesheet().plain
    assert "immutable" not in old.headers["Cache-Control"]
    assert old.headers["Content-Encoding"] == "gzip"
