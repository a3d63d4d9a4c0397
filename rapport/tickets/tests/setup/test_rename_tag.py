"""Renaming a tag."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import tag
from rapport.tickets.models import Tag, Ticket
from rapport.tickets.setup.actions import rename_tag
from rapport.timeline.models import Event


@pytest.fixture
def exports(ticket: Ticket, ben: User) -> Tag:
    tag(ticket, name="exports", by=ben, at=MONDAY)
    return Tag.objects.get()


def names(ticket: Ticket) -> list[str]:
    return sorted(ticket.tags.values_list("name", flat=True))


def test_it_is_called_something_else_on_every_ticket_and_leaves_one_event(
    ada: User, exports: Tag, ticket: Ticket
) -> None:
    for _again in range(2):
        exports = rename_tag(exports, to=" Exporting ", by=ada, at=MONDAY)

    assert names(ticket) == ["exporting"]
    event = Event.objects.get(kind="tag.renamed")
    assert event.details == {"from": "exports", "to": "exporting"}


def test_a_name_that_another_has_joins_the_two(
    ada: User, ben: User, exports: Tag, ticket: Ticket
) -> None:
    tag(ticket, name="export", by=ben, at=MONDAY)
    other = Tag.objects.get(name="export")

    assert rename_tag(exports, to="export", by=ada, at=MONDAY) == other

    assert names(ticket) == ["export"]
    assert Tag.objects.count() == 1


@pytest.mark.parametrize("name", ["", "x" * 61])
def test_what_is_no_word_is_refused(ada: User, exports: Tag, name: str) -> None:
    with pytest.raises(Invalid, match="A tag is a word or two"):
        rename_tag(exports, to=name, by=ada, at=MONDAY)


def test_an_agent_may_not(ben: User, exports: Tag) -> None:
    with pytest.raises(NotAllowed):
        rename_tag(exports, to="exporting", by=ben, at=MONDAY)
