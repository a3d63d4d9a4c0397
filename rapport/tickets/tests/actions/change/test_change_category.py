"""Changing the category."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import change_category
from rapport.tickets.models import Category, Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


@pytest.fixture
def exports(db: None) -> Category:
    return Category.objects.create(name="Exports")


def test_it_is_about_something_and_leaves_one_event(
    ticket: Ticket, ben: User, exports: Category
) -> None:
    for _again in range(2):
        assert change_category(ticket, category=exports, by=ben, at=LATER).category == exports

    event = Event.objects.get(kind="ticket.category_changed")
    assert event.details["category"] == exports.pk
    assert history(ticket)[-1].sentence == ("Ben Okafor changed the category from none to Exports")


def test_the_category_is_taken_away(ticket: Ticket, ben: User, exports: Category) -> None:
    change_category(ticket, category=exports, by=ben, at=MONDAY)

    assert change_category(ticket, category=None, by=ben, at=LATER).category is None
    assert history(ticket)[-1].sentence.endswith("from Exports to none")


def test_who_only_reads_may_not(ticket: Ticket, rosa: User, exports: Category) -> None:
    with pytest.raises(NotAllowed):
        change_category(ticket, category=exports, by=rosa, at=LATER)
