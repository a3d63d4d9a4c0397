"""Restoring a category."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.tickets.models import Category
from rapport.tickets.setup.actions import restore_category
from rapport.timeline.history import history
from rapport.timeline.models import Event


@pytest.fixture
def fax(db: None) -> Category:
    return Category.objects.create(name="Fax", is_retired=True)


def test_it_is_offered_again_and_leaves_one_event(ada: User, fax: Category) -> None:
    for _again in range(2):
        assert not restore_category(fax, by=ada, at=MONDAY).is_retired

    assert Event.objects.get().kind == "category.restored"
    assert history(fax)[0].sentence == "Ada Berg offered the category Fax again"


def test_an_agent_may_not(ben: User, fax: Category) -> None:
    with pytest.raises(NotAllowed):
        restore_category(fax, by=ben, at=MONDAY)
    fax.refresh_from_db()
    assert fax.is_retired
