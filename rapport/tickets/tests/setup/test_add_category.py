"""Adding a category."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.models import Category
from rapport.tickets.setup.actions import add_category
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_it_is_there_and_leaves_one_event(ada: User) -> None:
    category = add_category("  Data   exports ", by=ada, at=MONDAY)

    assert (category.name, category.is_retired) == ("Data exports", False)
    assert Event.objects.get().kind == "category.added"
    assert history(category)[0].sentence == "Ada Berg added the category Data exports"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "at most 80 characters"),
        (" ", "at most 80 characters"),
        ("x" * 81, "at most 80 characters"),
        ("EXPORTS", "There is already a category “EXPORTS”"),
    ],
)
def test_a_name_that_it_cannot_have_is_refused(ada: User, name: str, why: str) -> None:
    Category.objects.create(name="Exports")

    with pytest.raises(Invalid, match=why):
        add_category(name, by=ada, at=MONDAY)
    assert not Event.objects.exists()


def test_an_agent_may_not(ben: User) -> None:
    with pytest.raises(NotAllowed):
        add_category("Exports", by=ben, at=MONDAY)
    assert not Category.objects.exists()
