"""Asking for everything held on a person."""

from __future__ import annotations

import pytest

from rapport.core.errors import NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.privacy.actions import ask_for_export
from rapport.timeline.models import Event


def test_a_manager_asks_for_a_copy_and_it_is_told(dora: Person, ada: User) -> None:
    export = ask_for_export(dora, by=ada)

    event = Event.objects.get(kind="privacy.export_asked")
    assert (event.subject_kind, event.subject_id) == ("person", dora.pk)
    assert (export.by, export.is_ready) == (ada, False)


def test_asking_twice_waits_for_the_same_copy(dora: Person, ada: User) -> None:
    assert ask_for_export(dora, by=ada) == ask_for_export(dora, by=ada)
    assert Event.objects.filter(kind="privacy.export_asked").count() == 1


def test_an_agent_may_not(dora: Person, ben: User) -> None:
    with pytest.raises(NotAllowed):
        ask_for_export(dora, by=ben)
