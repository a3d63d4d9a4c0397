"""Erasing a customer (tests/stories/test_person_erased.py looks everywhere)."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module

import pytest

from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.privacy.actions import ask_for_erasure, erase
from rapport.privacy.models import Erasure
from rapport.timeline.models import Event

NOW = datetime(2026, 12, 1, tzinfo=UTC)


def test_nothing_is_left_but_a_number(dora: Person, ada: User) -> None:
    erase(ask_for_erasure(dora, named=str(dora), by=ada), at=NOW)

    dora = Person.objects.get(pk=dora.pk)
    assert (dora.name, dora.erased_at, str(dora)) == ("", NOW, "Erased customer")
    assert not Identity.objects.filter(person=dora).exists()
    assert set(Event.objects.get(kind="privacy.erased").details) == {"rows"}


def test_it_begins_again_after_a_crash(
    dora: Person, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    erasure = ask_for_erasure(dora, named=str(dora), by=ada)
    name = str(dora)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(import_module("rapport.privacy.actions.erase"), "_finish", die)
        with pytest.raises(KeyboardInterrupt):
            erase(erasure)
    assert Person.objects.get(pk=dora.pk).name == name

    erase(Erasure.objects.get())
    assert Person.objects.get(pk=dora.pk).name == ""
