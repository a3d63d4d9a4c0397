"""Searching the settings: names of pages, words of their fields.

Words are looked for in every language of the desk, and pages are shown in the reader's. Where no
page has all of them, near spellings count; where none has these either, the pages with most of the
words are shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from rapport.core.face.palette import Command
from rapport.core.phrases.folding import folded
from rapport.core.registry import Lazily
from rapport.people.models import User
from rapport.people.places.settings_pages import PAGES, Page
from rapport.people.roles import Ability, who_may

# So many fields are named beside a page; more say nothing more.
MOST_FIELDS = 3
# Of the pages that have only some of the words.
MOST_PARTLY = 5
# How alike two spellings are, of 1, and from how many letters on: "passwrt", "kalendar".
ALIKE = 0.82
SHORTEST = 4

# People look for them here, and they have their own place in the rail.
ELSEWHERE = (
    Page(
        lazy("People and load"),
        lazy("Who works here: roles, invitations, absences"),
        "people",
        icon="team",
        visible=who_may(Ability.SET_ABSENCE),
        words=lazy("team, colleagues, users, agents, permissions"),
    ),
    Page(
        lazy("Teams"),
        lazy("Who works together on the same queues"),
        "teams",
        icon="team",
        visible=who_may(Ability.MANAGE_PEOPLE),
    ),
)


@dataclass(frozen=True)
class Found:
    """A page, and the labels of its fields in which the words occur."""

    page: Page
    fields: list[str]


@dataclass(frozen=True)
class Hits:
    """What was found; ``is_close`` where only near spellings or some of the words occur."""

    pages: list[Found]
    is_close: bool = False


@dataclass(frozen=True)
class _Said:
    """What a page says, folded: of each language one entry; and its fields in the reader's."""

    page: Page
    titles: list[str]
    abouts: list[str]
    fields: list[tuple[str, list[str], list[str]]]  # label, folded labels, folded labels and helps

    @property
    def everything(self) -> str:
        return " ".join([*self.abouts, *(text for _, _, texts in self.fields for text in texts)])


def search(user: User, text: str) -> Hits:
    """Return the pages of this person in which every word occurs, or the nearest to that."""
    words = folded(text).split()
    if not words:
        return Hits([])
    pages = list(_said_by(user, [*PAGES, *ELSEWHERE]))
    if found := _with_all(pages, words):
        return Hits(found)
    # Each word as the pages spell it.
    known = {each for page in pages for each in re.findall(r"\w+", page.everything)}
    texts = [page.everything for page in pages]
    spelt = [
        word if any(word in text for text in texts) else _nearest(word, known) for word in words
    ]
    meant = [word for word in spelt if word]
    if len(meant) == len(words) and (found := _with_all(pages, meant)):
        return Hits(found, is_close=True)
    return Hits(_with_some(pages, meant), is_close=True)


def commands(user: User, text: str) -> Iterator[Command]:
    """Yield the pages as lines of the palette."""
    words = folded(text).split()
    for found in _with_all(list(_said_by(user, PAGES)), words) if words else ():
        hint = ", ".join(found.fields)
        page = found.page
        yield Command(str(page.label), page.url, icon=page.icon, hint=hint, group=_("Settings"))


def _nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word of which this is most likely a misspelling; "" where there is none."""
    if len(word) < SHORTEST:
        return ""
    matcher = SequenceMatcher(b=word, autojunk=False)
    best, likeness = "", ALIKE
    for each in known:
        if abs(len(each) - len(word)) > 2:
            continue
        matcher.set_seq1(each)
        if matcher.quick_ratio() >= likeness and (ratio := matcher.ratio()) >= likeness:
            best, likeness = each, ratio
    return best


def _with_all(pages: list[_Said], words: list[str]) -> list[Found]:
    """Return the pages in which every word occurs, those named so first."""
    found = [(rank, page, fields) for page in pages for rank, fields in _match(page, words)]
    found.sort(key=lambda each: each[0])
    return [Found(page.page, fields[:MOST_FIELDS]) for _rank, page, fields in found]


def _with_some(pages: list[_Said], words: list[str]) -> list[Found]:
    """Return a few pages in which some words occur; what few pages have counts for more."""
    texts = [page.everything for page in pages]
    weights = {word: 1 / (sum(word in text for text in texts) or 1) for word in words}
    scored = [
        (sum(weight for word, weight in weights.items() if word in text), page)
        for page, text in zip(pages, texts, strict=True)
    ]
    best = sorted((each for each in scored if each[0]), key=lambda each: -each[0])[:MOST_PARTLY]
    return [Found(page.page, _named(page, words)[:MOST_FIELDS]) for _score, page in best]


def _match(page: _Said, words: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield how far down the page stands, and which of its fields are meant, if it matches."""
    everything = page.everything
    if not all(word in everything for word in words):
        return
    named = _named(page, words)
    labels = " ".join(text for _, texts, _ in page.fields for text in texts)
    if any(all(word in title for word in words) for title in page.titles):
        yield 0, []
    elif all(word in labels for word in words):
        yield 1, named
    elif any(all(word in about for word in words) for about in page.abouts):
        yield 2, named
    else:
        meant = [label for label, _, texts in page.fields if _any_in(words, texts)]
        yield 3, named or meant


def _named(page: _Said, words: list[str]) -> list[str]:
    return [label for label, texts, _ in page.fields if _any_in(words, texts)]


def _any_in(words: list[str], texts: list[str]) -> bool:
    return any(word in text for word in words for text in texts)


def _said_by(user: User, pages: Iterable[Page]) -> Iterator[_Said]:
    """Yield what the pages of this person say, in every language."""
    reader = get_language() or settings.LANGUAGE_CODE
    others = [code for code, _name in settings.LANGUAGES if code != reader]
    for page in pages:
        if not page.visible(user):
            continue
        titles, abouts, fields = [], [], []
        for code in (reader, *others):
            with override(code):
                titles.append(folded(str(page.label)))
                abouts.append(folded(f"{page.label} {page.text} {page.words}"))
                fields.append(
                    [
                        (str(label), folded(str(label)), folded(f"{label} {text}"))
                        for label, text in _fields(page)
                    ]
                )
        yield _Said(
            page,
            titles,
            abouts,
            [
                (each[0][0], [one[1] for one in each], [one[2] for one in each])
                for each in zip(*fields, strict=True)
            ],
        )


def _fields(page: Page) -> Iterator[tuple[Any, Any]]:
    for form in page.forms:
        for field in _class_of(form).base_fields.values():
            if field.label:
                yield field.label, field.help_text


def _class_of(form: Callable[..., Any]) -> Any:
    return form.function if isinstance(form, Lazily) else form
