"""Pinning a note."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.customers.actions import add_note, pin_note, remove_note
from rapport.customers.models import Note, Person
from rapport.people.models import User
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def note(dora: Person, ben: User) -> Note:
    """Return what Ben wrote about Dora."""
    return add_note(dora, text="Call before noon.", by=ben, at=MONDAY)


def test_pinned_and_unpinned_it_leaves_one_event_each(note: Note, bea: User) -> None:
    for pinned in (True, True, False, False):
        assert pin_note(note, pinned=pinned, by=bea, at=LATER).is_pinned is pinned

    kinds = [event.kind for event in Event.objects.order_by("pk")]
    assert kinds == ["note.added", "note.pinned", "note.unpinned"]


def test_who_only_reads_may_not(note: Note, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        pin_note(note, pinned=True, by=rosa)


def test_a_removed_one_cannot_be_pinned(note: Note, ben: User) -> None:
    remove_note(note, by=ben)
    with pytest.raises(Conflict):
        pin_note(note, pinned=True, by=ben)
