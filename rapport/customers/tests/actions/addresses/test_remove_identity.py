"""Removing an address."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.customers import search
from rapport.customers.actions import add_identity, remove_identity
from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event


@pytest.fixture
def other(dora: Person, ben: User) -> Identity:
    return add_identity(dora, kind="mail", value="dora@home.example", by=ben, at=MONDAY)


def test_it_is_theirs_no_longer_and_leaves_one_event(
    dora: Person, other: Identity, bea: User
) -> None:
    assert remove_identity(other, by=bea, at=MONDAY) == dora

    assert [identity.value for identity in dora.identities.all()] == ["dora@nordwind.example"]
    assert Event.objects.filter(kind="person.identity_removed").count() == 1
    assert history(dora)[-1].sentence == "Bea Lund removed dora@home.example"
    assert not search.matching(Person.objects.all(), "dora@home").exists()


def test_the_last_one_stays(dora: Person, ben: User) -> None:
    with pytest.raises(Conflict, match="is the only address of Dora Lind. Add another one first"):
        remove_identity(dora.identities.get(), by=ben, at=MONDAY)
    assert dora.identities.exists()


def test_who_only_reads_may_not(other: Identity, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        remove_identity(other, by=rosa, at=MONDAY)


def test_on_the_page_it_goes_once(as_ben: Client, dora: Person, other: Identity) -> None:
    address = f"/addresses/{other.pk}/removal/"

    assert as_ben.post(address).status_code == 302
    assert as_ben.post(address).status_code == 404
    assert dora.identities.count() == 1
