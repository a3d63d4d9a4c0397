"""Searching the settings: names of pages, words of their fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rapport.core.face.palette import Command
from rapport.core.phrases.folding import folded
from rapport.core.registry import Lazily
from rapport.people.models import User
from rapport.people.places.settings_pages import PAGES, Page

# So many fields are named beside a page; more say nothing more.
MOST_FIELDS = 3


@dataclass(frozen=True)
class Found:
    """A page, and the labels of its fields in which the words occur."""

    page: Page
    fields: list[str]


def search(user: User, text: str) -> list[Found]:
    """Return the pages of this person in which every word occurs, those named so first."""
    words = folded(text).split()
    if not words:
        return []
    found = [
        (rank, page, fields)
        for page in PAGES
        if page.visible(user)
        for rank, fields in _match(page, words)
    ]
    found.sort(key=lambda each: each[0])
    return [Found(page, fields[:MOST_FIELDS]) for _rank, page, fields in found]


def commands(user: User, text: str) -> Iterator[Command]:
    """Yield the pages as lines of the palette."""
    for found in search(user, text):
        hint = ", ".join(found.fields)
        page = found.page
        yield Command(str(page.label), page.url, icon=page.icon, hint=hint, group=_("Settings"))


def _match(page: Page, words: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield how far down the page stands, and which of its fields are meant, if it matches."""
    fields = [(label, folded(f"{label} {help_text}")) for label, help_text in _fields(page)]
    title = folded(str(page.label))
    about = folded(f"{page.label} {page.text} {page.words}")
    everything = " ".join([about, *(text for _label, text in fields)])
    if not all(word in everything for word in words):
        return
    named = [label for label, _text in fields if any(word in folded(label) for word in words)]
    meant = [label for label, text in fields if any(word in text for word in words)]
    if all(word in title for word in words):
        yield 0, []
    elif all(any(word in folded(label) for label in named) for word in words):
        yield 1, named
    elif all(word in about for word in words):
        yield 2, named
    else:
        yield 3, named or meant


def _fields(page: Page) -> Iterator[tuple[str, str]]:
    for form in page.forms:
        for field in _class_of(form).base_fields.values():
            if field.label:
                yield str(field.label), str(field.help_text)


def _class_of(form: Callable[..., Any]) -> Any:
    return form.function if isinstance(form, Lazily) else form
