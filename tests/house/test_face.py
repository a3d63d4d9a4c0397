"""Rules for every template, style and script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from rapport.core.face import icons
from rapport.core.face.navigation import ENTRIES

PACKAGE: Path = settings.PACKAGE
PAGES = sorted(PACKAGE.glob("**/jinja2/**/*.*"))
TEMPLATES = [path for path in PAGES if path.suffix == ".html"]
# Where Django's own engine would look.
ELSEWHERE = {"templates", "templatetags"}
UNESCAPED = re.compile(r"\|\s*safe\b|\bautoescape\b|\bMarkup\b")
# The help of Django's password field is a list; no person writes the help of a field.
HELP = {"core/jinja2/core/forms/help.html": ["| safe"]}
# The longest line that a person can still read and compare.
WIDEST = 120
STYLES = sorted(PACKAGE.glob("**/static/**/*.css"))
SCRIPTS = sorted(PACKAGE.glob("**/static/**/*.js"))
# Our scripts contain no comments for the browser's sake; these run as they are.
DATA_BLOCK = re.compile(r'<script[^>]*type="application/json"')


def _name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def _page(path: Path) -> bool:
    """Return whether the template is for a browser; mails need their styles inline."""
    return path.parent.name != "mail"


def test_every_template_of_ours_is_for_jinja2() -> None:
    assert [path for path in PACKAGE.rglob("*") if path.is_dir() and path.name in ELSEWHERE] == []


@pytest.mark.parametrize("path", [path for path in TEMPLATES if _page(path)], ids=_name)
def test_no_template_asks_for_what_the_policy_refuses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.search(r'\sstyle="|<style\b', text), "styles belong in a .css file"
    assert not re.search(r"\son[a-z]+=[\"']", text), "behaviour belongs in a module"
    for script in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in script or DATA_BLOCK.match(script), "scripts belong in a module"
    assert "javascript:" not in text


# Composers list their files themselves; the others are the one control for files (files.js).
FILES = {
    "core/jinja2/django/forms/widgets/clearable_file_input.html",
    "core/jinja2/django/forms/widgets/file.html",
    "core/jinja2/ui/file_input.html",
    "tickets/jinja2/tickets/_composer.html",
    "tickets/jinja2/tickets/new_mail.html",
}
# The browser draws these in its own language and order, whatever the reader chose.
NATIVE = re.compile(r"""type["']?\s*[=:]\s*["'](?:date|time|datetime-local|month|week)["']""")
NATIVE_FIELDS = re.compile(r"\b(?:DateInput|TimeInput|(?:Split)?DateTimeInput|SelectDateWidget)\b")


def test_days_times_and_files_have_controls_in_the_readers_language() -> None:
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        assert not NATIVE.search(text), f"{_name(path)}: use data-day or data-time"
        if 'type="file"' in text:
            assert _name(path) in FILES, "use ui.file_input"
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found = NATIVE.search(text) or NATIVE_FIELDS.search(text)
        assert not found, f"{_name(path)}: use DayField"
    for path in PACKAGE.rglob("forms*/**/*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"\bfrom django\.forms import [^#]*\b(?:Date|Time|DateTime)Field\b", text
        )


def test_no_template_prints_what_it_does_not_escape() -> None:
    unescaped = {
        _name(path): found
        for path in PAGES
        if (found := UNESCAPED.findall(path.read_text(encoding="utf-8")))
    }
    assert unescaped == HELP


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_every_icon_named_is_in_the_sprite(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"""(?:ui\.icon\(|icon=)["']([\w-]+)["']""", text)
    assert set(named) <= icons.names()


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_every_line_of_a_page_can_be_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [n for n, line in enumerate(lines, 1) if len(line) > WIDEST] == []


@pytest.mark.parametrize(
    "address", ["django_htmx/htmx-2.min.js", "django_htmx/ext/hx-sse-2.min.js"]
)
def test_what_the_pages_load_from_packages_is_there(address: str) -> None:
    assert finders.find(address)


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_every_static_file_named_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for address in re.findall(r"""static\(["']([^"'{]+)["']""", text):
        assert finders.find(address), f"{address} is missing"


@pytest.mark.parametrize("path", STYLES, ids=_name)
def test_colours_stand_in_the_tokens_only(path: Path) -> None:
    """Avatars mix six colours of their own; everything else uses a token."""
    if path.stem in {"tokens", "avatar", "print"}:
        return
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert not re.search(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab)a?\(", text)


@pytest.mark.parametrize("path", STYLES, ids=_name)
def test_styles_work_in_both_directions_of_writing(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    physical = (
        r"(?:margin|padding|border)-(?:left|right)\b"
        r"|[;{\s](?:left|right)\s*:"
        r"|text-align:\s*(?:left|right)"
    )
    assert not re.search(physical, text)


@pytest.mark.parametrize("path", SCRIPTS, ids=_name)
def test_scripts_evaluate_nothing_and_write_no_html(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # A script may tell a style sheet a length, as a property of its own; it styles nothing.
    own = r"\.style\b(?!\.(?:set|remove)Property\(\"--)"
    assert not re.search(rf"\beval\(|new Function|innerHTML|outerHTML|document\.write|{own}", text)


def test_every_entry_of_the_rail_has_its_group() -> None:
    assert len(list(ENTRIES)) == len(ENTRIES) > 10
