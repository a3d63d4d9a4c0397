"""Retiring a category."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import change_category
from rapport.tickets.models import Category, Ticket
from rapport.tickets.setup.actions import retire_category
from rapport.timeline.history import history
from rapport.timeline.models import Event


@pytest.fixture
def exports(db: None) -> Category:
    return Category.objects.create(name="Exports")


def test_it_is_offered_no_longer_and_leaves_one_event(ada: User, exports: Category) -> None:
    for _again in range(2):
        assert retire_category(exports, by=ada, at=MONDAY).is_retired

    assert Event.objects.get().kind == "category.retired"
    assert history(exports)[0].sentence == "Ada Berg retired the category Exports"


def test_tickets_that_have_it_keep_it(
    ada: User, ben: User, exports: Category, ticket: Ticket
) -> None:
    change_category(ticket, category=exports, by=ben, at=MONDAY)

    retire_category(exports, by=ada, at=MONDAY)

    ticket.refresh_from_db()
    assert ticket.category == exports


def test_an_agent_may_not(ben: User, exports: Category) -> None:
    with pytest.raises(NotAllowed):
        retire_category(exports, by=ben, at=MONDAY)
    exports.refresh_from_db()
    assert not exports.is_retired
