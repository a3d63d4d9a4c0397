"""The navigation as one page shows it to one person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from rapport.core.face.navigation import ENTRIES, Entry, nobody
from rapport.core.face.rail import Line, cookie_of, rail_of
from rapport.people.models import User


@pytest.fixture(autouse=True)
def empty_rail() -> Iterator[None]:
    with ENTRIES.holding():
        yield


def _request(path: str, user: User | AnonymousUser, folded: str = "") -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = user
    request.COOKIES[cookie_of(user)] = folded
    return request


def _lines(path: str, user: User | AnonymousUser) -> list[Line]:
    return [line for group in rail_of(_request(path, user)).groups for line in group.lines]


def _labels(path: str, user: User | AnonymousUser) -> list[str]:
    return [line.label for line in _lines(path, user)]


def test_entries_stand_in_order_and_in_their_place(ada: User) -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book", group="team"), order=20)
    ENTRIES.add(Entry("Theme", "theme", "sun", group="team"), order=10)
    ENTRIES.add(Entry("Palette", "palette", "search", place="foot"), order=5)

    assert _labels("/", ada) == ["Theme", "Style"]
    assert [line.label for line in rail_of(_request("/", ada)).places["foot"]] == ["Palette"]


def test_a_group_with_nothing_for_the_reader_is_not_drawn(ada: User, ben: User) -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book", group="team", visible=lambda u: u == ada))
    ENTRIES.add(Entry("Theme", "theme", "sun", group="customers"), order=1)

    assert [group.key for group in rail_of(_request("/", ada)).groups] == ["customers", "team"]
    assert [group.key for group in rail_of(_request("/", ben)).groups] == ["customers"]


def test_a_stranger_sees_nothing() -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book", group="team"), order=1)

    assert _lines("/", AnonymousUser()) == []


def test_the_entry_of_the_page_is_marked_and_so_is_the_one_above_it(ada: User) -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book", group="team"), order=1)
    ENTRIES.add(Entry("Theme", "theme", "sun", group="team"), order=2)

    def marked(path: str) -> dict[str, str]:
        return {line.label: line.current for line in _lines(path, ada) if line.current}

    assert marked("/styleguide/") == {"Style": "page"}
    assert marked("/styleguide/colours/") == {"Style": "true"}
    assert marked("/elsewhere/") == {}


def test_a_view_is_marked_only_where_it_was_asked_for(ada: User) -> None:
    ENTRIES.add(Entry("Mine", "styleguide", "book", group="work", after="?theme=dark"))
    ENTRIES.add(Entry("All", "styleguide", "book", group="work"), order=1)
    ENTRIES.add(Entry("Away", "styleguide", "book", group="work", after="#away"), order=2)

    def marked(path: str) -> list[str]:
        return [line.label for line in _lines(path, ada) if line.current]

    assert marked("/styleguide/?theme=dark&more=1") == ["Mine"]
    assert marked("/styleguide/?theme=light") == ["All"]
    assert marked("/styleguide/") == marked("/styleguide/below/?theme=dark") == ["All"]


def test_a_count_is_asked_once_in_a_while(ada: User) -> None:
    asked: list[User] = []

    def count(user: User) -> int:
        asked.append(user)
        return 142

    ENTRIES.add(Entry("Style", "styleguide", "book", group="team", count=count), order=1)

    assert [_lines("/", ada)[0].count for _ in range(3)] == [142, 142, 142]
    assert asked == [ada]


def test_a_group_counts_what_needs_this_reader_and_nothing_twice(ada: User, ben: User) -> None:
    ENTRIES.add(Entry("A", "styleguide", "book", group="team", count=lambda u: 4))
    ENTRIES.add(
        Entry("B", "theme", "sun", group="team", count=lambda u: 7, needs=lambda u: u == ada)
    )
    ENTRIES.add(Entry("C", "palette", "sun", group="team", count=lambda u: 90, needs=nobody))
    ENTRIES.add(Entry("D", "banner_dismissal", "sun", group="team"))

    assert [rail_of(_request("/", who)).groups[0].count for who in (ada, ben)] == [11, 4]


def test_a_folded_group_stays_folded_for_that_person(ada: User, ben: User) -> None:
    ENTRIES.add(Entry("A", "styleguide", "book", group="team"))
    ENTRIES.add(Entry("B", "theme", "sun", group="company"))

    def folded(request: HttpRequest) -> list[str]:
        return [group.key for group in rail_of(request).groups if group.is_folded]

    assert folded(_request("/", ada)) == []
    assert folded(_request("/", ada, folded="company.work.<b>")) == ["company"]
    of_ben = _request("/", ada)
    of_ben.COOKIES[cookie_of(ben)] = "team"
    assert folded(of_ben) == []


def test_rooms_that_share_a_page_are_one_line_and_its_tabs(ada: User, ben: User) -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book", group="team"))
    ENTRIES.add(
        Entry(
            "Theme",
            "theme",
            "sun",
            group="team",
            tab_of="styleguide",
            count=lambda user: 3,
            visible=lambda user: user == ada,
        )
    )

    (line,) = _lines("/theme/", ada)
    here = rail_of(_request("/theme/", ada)).here
    assert (line.label, line.count, line.current) == ("Style", 3, "true")
    assert here is not None
    assert [(tab.label, tab.current) for tab in here.tabs] == [("Style", ""), ("Theme", "page")]
    assert rail_of(_request("/theme/below/", ada)).here is None
    # Without the other, it is a line like any other.
    assert _labels("/theme/", ben) == ["Style"]
    assert rail_of(_request("/styleguide/", ben)).here is None


def test_a_tab_whose_first_page_one_may_not_see_is_a_line_of_its_own(ada: User) -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book", group="team", visible=nobody))
    ENTRIES.add(Entry("Theme", "theme", "sun", group="team", tab_of="styleguide"), order=1)

    assert _labels("/", ada) == ["Theme"]


def test_a_page_that_is_not_under_the_thumb_marks_what_opens_the_others(ada: User) -> None:
    ENTRIES.add(Entry("Theme", "theme", "sun", place="bar"))
    ENTRIES.add(Entry("Theme", "theme", "sun", group="work"))
    ENTRIES.add(Entry("Style", "styleguide", "book", group="team"))

    def is_beyond(path: str) -> bool:
        return rail_of(_request(path, ada)).is_beyond_bar

    assert is_beyond("/styleguide/")
    assert not is_beyond("/theme/")
    assert not is_beyond("/nowhere/")
