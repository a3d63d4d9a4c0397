"""Adding a tag."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import tag
from rapport.tickets.models import Tag, Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_a_new_word_is_made_and_leaves_one_event(ticket: Ticket, ben: User) -> None:
    for word in ("Exports", "  exports "):
        tag(ticket, name=word, by=ben, at=LATER)

    assert [word.name for word in ticket.tags.all()] == ["exports"]
    assert Event.objects.filter(kind="ticket.tagged").count() == 1
    assert history(ticket)[-1].sentence == "Ben Okafor added the tag exports"


def test_a_known_word_is_used_again(ticket: Ticket, ben: User) -> None:
    known = Tag.objects.create(name="exports")

    tag(ticket, name="exports", by=ben, at=LATER)

    assert ticket.tags.get() == known


@pytest.mark.parametrize("word", ["", "  ", "x" * 61])
def test_what_is_no_word_is_refused(ticket: Ticket, ben: User, word: str) -> None:
    with pytest.raises(Invalid, match="A tag is a word or two"):
        tag(ticket, name=word, by=ben, at=LATER)
    assert not Tag.objects.exists()


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        tag(ticket, name="exports", by=rosa, at=LATER)
    assert not Tag.objects.exists()
