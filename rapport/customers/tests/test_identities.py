"""Identities: their one form, and who is known by them."""

from __future__ import annotations

import pytest

from rapport.core.errors import Invalid
from rapport.customers.actions import merge
from rapport.customers.identities import (
    PUBLIC_MAIL_HOSTS,
    find,
    mail_addresses,
    normalise,
    organisation_of,
    survivor,
)
from rapport.customers.models import Identity, Organisation, Person
from rapport.people.models import User

MAIL, PHONE, HANDLE = Identity.Kind.MAIL, Identity.Kind.PHONE, "handle"


@pytest.mark.parametrize(
    ("kind", "written", "stored"),
    [
        (MAIL, " Dora@Nordwind.Example ", "dora@nordwind.example"),
        (MAIL, "a@b@c.example", "a@b@c.example"),
        (PHONE, "+49 (30) 123-45", "+493012345"),
        (HANDLE, " Dora ", "Dora"),
        (HANDLE, "x" * 300, "x" * 254),
    ],
)
def test_one_form_is_stored(kind: str, written: str, stored: str) -> None:
    assert normalise(kind, written) == stored


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (MAIL, ""),
        (MAIL, "dora"),
        (MAIL, "@nordwind.example"),
        (MAIL, "dora@"),
        (MAIL, "dora lind@nordwind.example"),
        (MAIL, "d" * 250 + "@b.example"),
        (PHONE, "none"),
        (HANDLE, "  "),
    ],
)
def test_nonsense_is_refused_with_a_sentence(kind: str, written: str) -> None:
    with pytest.raises(Invalid, match=r"is not an email address\.|Enter an address\."):
        normalise(kind, written)


def test_somebody_is_found_by_an_address_however_it_is_written(dora: Person) -> None:
    assert find("DORA@nordwind.example ") == dora
    assert find("nobody@nordwind.example") is None
    assert find("dora@nordwind.example", kind=HANDLE) is None


def test_who_was_merged_is_found_as_the_survivor_however_often(
    dora: Person, emil: Person, ada: User
) -> None:
    third = Person.objects.create(name="Third", since=dora.since)
    Identity.objects.create(person=dora, kind=HANDLE, value="dora", added_at=dora.since)
    merge(dora, into=emil, by=ada)
    merge(emil, into=third, by=ada)

    dora.refresh_from_db()
    assert survivor(dora) == third
    assert find("dora", kind=HANDLE) == find("emil@sato.example") == third


@pytest.mark.parametrize(
    ("value", "kind", "is_known"),
    [
        ("Somebody@Nordwind.Example ", MAIL, True),
        ("somebody@sub.nordwind.example", MAIL, False),
        ("nordwind.example", PHONE, False),
    ],
)
def test_an_organisation_is_known_by_the_domain_of_an_address(
    dora: Person, value: str, kind: str, is_known: bool
) -> None:
    found = organisation_of(value, kind=kind)

    assert found == (dora.organisation if is_known else None)


@pytest.mark.parametrize("host", sorted(PUBLIC_MAIL_HOSTS)[:3])
def test_a_host_for_everybody_says_nothing_of_an_employer(dora: Person, host: str) -> None:
    Organisation.objects.create(name="Mail for all", domain=host, since=dora.since)

    assert organisation_of(f"dora@{host}") is None


def test_a_persons_addresses_begin_with_the_primary_one(dora: Person) -> None:
    for value, is_primary in (("d@home.example", False), ("dora@work.example", True)):
        dora.identities.filter(is_primary=is_primary).update(is_primary=False)
        Identity.objects.create(
            person=dora, kind=MAIL, value=value, is_primary=is_primary, added_at=dora.since
        )
    Identity.objects.create(person=dora, kind=PHONE, value="+49", added_at=dora.since)

    assert list(mail_addresses(dora.pk)) == [
        "dora@work.example",
        "dora@nordwind.example",
        "d@home.example",
    ]


@pytest.mark.parametrize(
    "pasted",
    [
        "<dora@nordwind.example>",
        "'dora@nordwind.example'",
        '"Dora@nordwind.example"',
        "mailto:dora@nordwind.example",
        " dora@nordwind.example; ",
        "dora@nordwind.example.",
        "“dora@nordwind.example”",
    ],
)
def test_an_address_pasted_with_what_stood_around_it_is_the_same(dora: Person, pasted: str) -> None:
    assert find(pasted) == dora
    assert normalise(MAIL, pasted) == "dora@nordwind.example"
