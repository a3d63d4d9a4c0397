"""Changing what we know of a person."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.customers import search
from rapport.customers.actions import change_person
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("name", "Dora Lindt", "name"),
        ("language", "de", "language"),
        ("timezone", "Europe/Oslo", "time zone"),
        ("prefers", "phone", "preferred channel"),
    ],
)
def test_a_property_is_changed_and_leaves_one_event(
    dora: Person, ben: User, field: str, value: str, word: str
) -> None:
    for _again in range(2):
        changed = change_person(dora, field=field, value=f" {value} ", by=ben, at=MONDAY)

    assert getattr(changed, field) == value
    event = Event.objects.get()
    assert (event.kind, event.subject_id, event.by_id) == ("person.changed", dora.pk, ben.pk)
    assert history(dora)[0].sentence == f"Ben Okafor changed the {word}"


def test_a_new_name_is_found_and_the_old_one_is_not(dora: Person, ben: User) -> None:
    change_person(dora, field="name", value="Dorothea Vik", by=ben, at=MONDAY)

    assert list(search.matching(Person.objects.all(), "dorothea")) == [dora]
    assert not search.matching(Person.objects.all(), "Dora Lind").exists()


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("name", "x" * 161, "at most 160 characters"),
        ("prefers", "pigeon", "“pigeon” is not a way to reach"),
        ("timezone", "Mars/North", "“Mars/North” is not a time zone"),
        ("merged_into", "1", "Only the name, language, time zone and preferred channel"),
    ],
)
def test_what_makes_no_sense_is_refused(
    dora: Person, ben: User, field: str, value: str, why: str
) -> None:
    with pytest.raises(Invalid, match=why):
        change_person(dora, field=field, value=value, by=ben, at=MONDAY)
    assert not Event.objects.exists()


def test_who_only_reads_may_not(dora: Person, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        change_person(dora, field="name", value="Dora L.", by=rosa, at=MONDAY)


def test_on_the_page_customers_are_everybodys(as_cleo: Client, dora: Person) -> None:
    answer = as_cleo.post(f"/customers/{dora.pk}/property/", {"name": "Dora L."})

    assert answer.status_code == 302
    dora.refresh_from_db()
    assert dora.name == "Dora L."


def test_on_the_page_nobody_is_not_found(as_ben: Client) -> None:
    assert as_ben.post("/customers/404/property/", {"name": "Dora L."}).status_code == 404
