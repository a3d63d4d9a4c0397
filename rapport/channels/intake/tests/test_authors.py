"""Authors of arrivals: colleagues and customers."""

from __future__ import annotations

import pytest

from rapport.channels.intake.authors import (
    find_author,
    find_colleague,
    find_user,
    organisation_of,
)
from rapport.channels.parsed import Sender
from rapport.core.errors import Invalid
from rapport.customers.models import Person
from rapport.people.models import User


def test_a_colleague_is_known_by_their_address_while_they_work_here(ben: User) -> None:
    assert find_user(f" {ben.email.upper()} ") == ben
    assert find_user("nobody@desk.example") is None

    User.objects.filter(pk=ben.pk).update(is_active=False)
    assert find_user(ben.email) is None


def test_an_author_is_the_person_known_by_the_address_if_any(dora: Person) -> None:
    known = find_author(Sender("DORA@nordwind.example"), is_heard=True, ticket=7)
    unknown = find_author(Sender("new@sato.example", "New"))

    assert (known.known, known.is_heard, known.ticket) == (dora, True, 7)
    assert (unknown.known, unknown.sender.name, unknown.is_heard) == (None, "New", False)
    assert Person.objects.count() == 1, "nobody is met by looking"


def test_a_malformed_address_has_no_author(db: None) -> None:
    with pytest.raises(Invalid, match="is not an email address"):
        find_author(Sender("nobody"))


@pytest.mark.parametrize(("written", "name"), [("", "Ben Okafor"), ("Ben O.", "Ben O.")])
def test_a_colleague_writes_under_their_own_name_unless_the_mail_has_one(
    ben: User, written: str, name: str
) -> None:
    assert find_colleague(ben, Sender(ben.email, written)).sender.name == name


def test_an_organisation_is_the_persons_own_or_that_of_the_domain(
    dora: Person, emil: Person
) -> None:
    Person.objects.filter(pk=dora.pk).update(organisation=emil.organisation)

    assert organisation_of(find_author(Sender("dora@nordwind.example"))) == emil.organisation_id
    assert organisation_of(find_author(Sender("new@nordwind.example"))) == dora.organisation_id
    assert organisation_of(find_author(Sender("new@nowhere.example"))) is None
