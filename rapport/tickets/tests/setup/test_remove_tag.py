"""Removing a tag everywhere."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import tag
from rapport.tickets.models import Tag, Ticket
from rapport.tickets.setup.actions import remove_tag
from rapport.timeline.models import Event


@pytest.fixture
def exports(ticket: Ticket, ben: User) -> Tag:
    tag(ticket, name="exports", by=ben, at=MONDAY)
    return Tag.objects.get()


def test_it_goes_from_every_ticket_and_leaves_one_event(
    ada: User, exports: Tag, ticket: Ticket
) -> None:
    remove_tag(exports, by=ada, at=MONDAY)

    assert not ticket.tags.exists()
    assert not Tag.objects.exists()
    event = Event.objects.get(kind="tag.removed")
    assert (event.by_id, event.details) == (ada.pk, {"name": "exports"})


def test_an_agent_may_not(ben: User, exports: Tag) -> None:
    with pytest.raises(NotAllowed):
        remove_tag(exports, by=ben, at=MONDAY)
    assert Tag.objects.exists()
