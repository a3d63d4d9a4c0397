"""Removing a note."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.customers.actions import add_note, pin_note, remove_note
from rapport.customers.models import Note, Person
from rapport.customers.notes import pinned_for
from rapport.people.models import User
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def note(dora: Person, ben: User) -> Note:
    """Return what Ben wrote about Dora."""
    return add_note(dora, text="Call before noon.", by=ben, at=MONDAY)


def test_it_is_gone_from_everywhere_and_leaves_one_event(note: Note, bea: User) -> None:
    pin_note(note, pinned=True, by=bea)
    for _again in range(2):
        removed = remove_note(note, by=bea, at=LATER)

    assert (removed.removed_at, removed.removed_by) == (LATER, bea)
    assert not Note.objects.kept().exists()
    assert note.person is not None
    assert pinned_for(note.person) == []
    assert Event.objects.filter(kind="note.removed").count() == 1


def test_who_only_reads_may_not(note: Note, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        remove_note(note, by=rosa)
