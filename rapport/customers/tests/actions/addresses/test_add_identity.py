"""Adding an address."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers import search
from rapport.customers.actions import add_identity
from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_another_address_is_theirs_and_leaves_one_event(dora: Person, ben: User) -> None:
    for _again in range(2):
        added = add_identity(dora, kind="mail", value=" Dora@Home.example", by=ben, at=MONDAY)

    assert (added.value, added.is_primary, added.person) == ("dora@home.example", False, dora)
    assert Event.objects.get().kind == "person.identity_added"
    assert history(dora)[0].sentence == "Ben Okafor added dora@home.example"
    assert list(search.matching(Person.objects.all(), "dora@home")) == [dora]


def test_the_first_of_its_kind_is_the_one_to_use(dora: Person, ben: User) -> None:
    added = add_identity(dora, kind="phone", value="+49 30 (123) 456", by=ben, at=MONDAY)

    assert (added.value, added.is_primary) == ("+4930123456", True)


def test_one_of_somebody_else_says_what_to_do(dora: Person, emil: Person, ben: User) -> None:
    with pytest.raises(Conflict, match="belongs to Emil Sato.*merge the two"):
        add_identity(dora, kind="mail", value="emil@sato.example", by=ben, at=MONDAY)


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        ("mail", "dora", "“dora” is not an email address"),
        ("mail", "dora lind@home.example", "is not an email address"),
        ("phone", "none", "Enter an address"),
        ("handle", " ", "Enter an address"),
        ("pigeon", "coo", "an email address, a phone number or a handle"),
    ],
)
def test_what_is_no_address_is_refused(
    dora: Person, ben: User, kind: str, value: str, why: str
) -> None:
    with pytest.raises(Invalid, match=why):
        add_identity(dora, kind=kind, value=value, by=ben, at=MONDAY)
    assert Identity.objects.count() == 1


def test_who_only_reads_may_not(dora: Person, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        add_identity(dora, kind="mail", value="dora@home.example", by=rosa, at=MONDAY)


def test_on_the_page_nonsense_comes_back_with_a_sentence(as_ben: Client, dora: Person) -> None:
    answer = as_ben.post(f"/customers/{dora.pk}/addresses/", {"kind": "mail", "value": "dora"})

    assert answer.status_code == 422
    assert "is not an email address" in answer.content.decode()


def test_on_the_page_nobody_is_not_found(as_ben: Client) -> None:
    form = {"kind": "mail", "value": "dora@home.example"}

    assert as_ben.post("/customers/404/addresses/", form).status_code == 404
