"""Changing a note."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.actions import add_note, change_note, remove_note
from rapport.customers.models import Note, Person
from rapport.people.models import User
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def note(dora: Person, ben: User) -> Note:
    """Return what Ben wrote about Dora."""
    return add_note(dora, text="Call before noon.", by=ben, at=MONDAY)


def test_the_words_change_once_and_tell_by_whom(note: Note, bea: User) -> None:
    for _again in range(2):
        changed = change_note(note, text=" Call after noon. ", by=bea, at=LATER)

    assert (changed.text, changed.said_by, changed.said_at) == ("Call after noon.", bea, LATER)
    event = Event.objects.get(kind="note.changed")
    assert (event.subject_id, event.by_id) == (note.person_id, bea.pk)


@pytest.mark.parametrize("text", [" ", "x" * 5001])
def test_nonsense_is_refused(note: Note, ben: User, text: str) -> None:
    with pytest.raises(Invalid):
        change_note(note, text=text, by=ben)


def test_who_only_reads_may_not(note: Note, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        change_note(note, text="Never call.", by=rosa)


def test_a_removed_one_must_be_restored_first(note: Note, ben: User) -> None:
    remove_note(note, by=ben)
    with pytest.raises(Conflict, match="Restore it first"):
        change_note(note, text="Never call.", by=ben)
