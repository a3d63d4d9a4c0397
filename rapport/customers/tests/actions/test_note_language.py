"""Keeping the language that somebody wrote in."""

from __future__ import annotations

from rapport.customers.actions import note_language
from rapport.customers.models import Person
from rapport.timeline.models import Event


def test_it_is_kept_without_an_event(dora: Person) -> None:
    note_language(dora, "de")

    assert Person.objects.get(pk=dora.pk).language == "de"
    assert not Event.objects.exists()


def test_a_known_one_stays(dora: Person) -> None:
    note_language(note_language(dora, "de"), "en")

    assert Person.objects.get(pk=dora.pk).language == "de"


def test_none_said_changes_nothing(dora: Person) -> None:
    assert note_language(dora, "").language == ""
