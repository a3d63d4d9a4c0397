"""Setting a person's organisation."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.customers import search
from rapport.customers.actions import move_to_organisation
from rapport.customers.models import Organisation, Person
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_a_new_one_is_made_and_it_leaves_one_event(dora: Person, ben: User) -> None:
    for _again in range(2):
        moved = move_to_organisation(dora, name=" Hanse   Post ", by=ben, at=MONDAY)

    assert moved.organisation is not None
    assert (moved.organisation.name, moved.organisation.since) == ("Hanse Post", MONDAY)
    assert Event.objects.get().kind == "person.changed"
    assert history(dora)[0].sentence == "Ben Okafor changed the organisation"
    assert list(search.matching(Person.objects.all(), "hanse")) == [dora]


def test_a_known_one_is_used_whatever_its_case(dora: Person, emil: Person, ben: User) -> None:
    moved = move_to_organisation(dora, name="SATO studio", by=ben, at=MONDAY)

    assert moved.organisation == emil.organisation
    assert Organisation.objects.count() == 2


def test_nothing_means_none(dora: Person, ben: User) -> None:
    assert move_to_organisation(dora, name=" ", by=ben, at=MONDAY).organisation is None


def test_a_name_of_signs_alone_is_refused(dora: Person, ben: User) -> None:
    with pytest.raises(Invalid, match="at least one letter or digit"):
        move_to_organisation(dora, name="!?", by=ben, at=MONDAY)
    assert not Event.objects.exists()


def test_who_only_reads_may_not(dora: Person, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        move_to_organisation(dora, name="Hanse Post", by=rosa, at=MONDAY)


def test_on_the_page_it_is_changed_or_nobody_is_found(as_ben: Client, dora: Person) -> None:
    form = {"organisation": "Hanse Post"}

    assert as_ben.post(f"/customers/{dora.pk}/organisation/", form).status_code == 302
    assert as_ben.post("/customers/404/organisation/", form).status_code == 404
    dora.refresh_from_db()
    assert str(dora.organisation) == "Hanse Post"
