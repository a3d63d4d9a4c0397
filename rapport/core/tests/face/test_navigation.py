"""The navigation of every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from rapport.core.face.navigation import ENTRIES, Entry, lines
from rapport.people.models import User


@pytest.fixture(autouse=True)
def empty_rail() -> Iterator[None]:
    with ENTRIES.holding():
        yield


def _request(path: str, user: User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = user
    return request


def test_entries_stand_in_order_and_in_their_place(ada: User) -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book"), order=20)
    ENTRIES.add(Entry("Theme", "theme", "sun"), order=10)
    ENTRIES.add(Entry("Palette", "palette", "search", place="foot"), order=5)

    assert [line.label for line in lines(_request("/", ada))] == ["Theme", "Style"]
    assert [line.label for line in lines(_request("/", ada), "foot")] == ["Palette"]


def test_nobody_sees_what_is_not_theirs(ada: User, ben: User) -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book", visible=lambda user: user == ada), order=1)

    assert len(lines(_request("/", ada))) == 1
    assert lines(_request("/", ben)) == []


def test_a_stranger_sees_nothing() -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book"), order=1)

    assert lines(_request("/", AnonymousUser())) == []


def test_the_entry_that_leads_to_the_page_is_marked(ada: User) -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book"), order=1)
    ENTRIES.add(Entry("Theme", "theme", "sun"), order=2)

    marked = [line.label for line in lines(_request("/styleguide/colours/", ada)) if line.current]

    assert marked == ["Style"]


def test_a_count_is_asked_once_in_a_while(ada: User) -> None:
    asked: list[User] = []

    def count(user: User) -> int:
        asked.append(user)
        return 142

    ENTRIES.add(Entry("Style", "styleguide", "book", count=count), order=1)

    counts = [lines(_request("/", ada))[0].count for _ in range(3)]

    assert counts == [142, 142, 142]
    assert asked == [ada]


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(ValueError, match="unicorn"):
        Entry("Style", "styleguide", "unicorn")
