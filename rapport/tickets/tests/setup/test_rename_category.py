"""Renaming a category."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.models import Category
from rapport.tickets.setup.actions import rename_category
from rapport.timeline.history import history
from rapport.timeline.models import Event


@pytest.fixture
def exports(db: None) -> Category:
    return Category.objects.create(name="Exports")


def test_it_is_called_something_else_and_leaves_one_event(ada: User, exports: Category) -> None:
    for _again in range(2):
        assert rename_category(exports, to=" Exporting ", by=ada, at=MONDAY).name == "Exporting"

    assert Event.objects.get().kind == "category.renamed"
    assert history(exports)[0].sentence == ("Ada Berg renamed the category Exports to Exporting")


def test_its_own_name_may_be_written_otherwise(ada: User, exports: Category) -> None:
    assert rename_category(exports, to="EXPORTS", by=ada, at=MONDAY).name == "EXPORTS"


@pytest.mark.parametrize("name", [" ", "x" * 81, "imports"])
def test_a_name_that_it_cannot_have_is_refused(ada: User, exports: Category, name: str) -> None:
    Category.objects.create(name="Imports")

    with pytest.raises(Invalid):
        rename_category(exports, to=name, by=ada, at=MONDAY)
    exports.refresh_from_db()
    assert exports.name == "Exports"


def test_an_agent_may_not(ben: User, exports: Category) -> None:
    with pytest.raises(NotAllowed):
        rename_category(exports, to="Exporting", by=ben, at=MONDAY)
