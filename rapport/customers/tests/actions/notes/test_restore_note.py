"""Restoring a note."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.customers.actions import add_note, pin_note, remove_note, restore_note
from rapport.customers.models import Note, Person
from rapport.people.models import User
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def note(dora: Person, ben: User) -> Note:
    """Return what Ben wrote about Dora."""
    return add_note(dora, text="Call before noon.", by=ben, at=MONDAY)


def test_it_is_back_as_it_was_and_leaves_one_event(note: Note, bea: User) -> None:
    remove_note(pin_note(note, pinned=True, by=bea), by=bea)
    for _again in range(2):
        restored = restore_note(note, by=bea, at=LATER)

    assert (restored.removed_at, restored.is_pinned) == (None, True)
    assert Event.objects.filter(kind="note.restored").count() == 1


def test_who_only_reads_may_not(note: Note, rosa: User, ben: User) -> None:
    remove_note(note, by=ben)
    with pytest.raises(NotAllowed):
        restore_note(note, by=rosa)
