"""The groups and entries of the navigation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rapport.core.errors import Misconfigured
from rapport.core.face.navigation import ENTRIES, GROUPS, Entry


@pytest.fixture(autouse=True)
def empty_rail() -> Iterator[None]:
    with ENTRIES.holding():
        yield


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(ValueError, match="unicorn"):
        Entry("Style", "styleguide", "unicorn")


@pytest.mark.parametrize("group", ["", "weather"])
def test_an_entry_of_the_rail_needs_a_group(group: str) -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book", group=group))

    with pytest.raises(Misconfigured, match="groups"):
        list(ENTRIES)


def test_a_tab_needs_the_entry_that_it_is_a_tab_of() -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book", group="team", tab_of="people"))

    with pytest.raises(Misconfigured, match="tab of “people”"):
        list(ENTRIES)


def test_one_page_can_be_in_two_groups_but_not_twice_in_one() -> None:
    ENTRIES.add(Entry("Style", "styleguide", "book", group="today"))
    ENTRIES.add(Entry("Style", "styleguide", "book", group="work"))

    with pytest.raises(Misconfigured, match="twice"):
        ENTRIES.add(Entry("Other style", "styleguide", "book", group="work"))


def test_the_groups_begin_with_the_day_and_end_with_the_desk() -> None:
    assert list(GROUPS) == [
        "today",
        "work",
        "customers",
        "team",
        "company",
        "knowledge",
        "me",
        "desk",
    ]
