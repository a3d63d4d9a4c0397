"""Finding or creating a person."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid
from rapport.customers import search
from rapport.customers.actions import find_or_meet
from rapport.customers.models import Person
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_who_is_known_is_found_and_nothing_is_told(dora: Person) -> None:
    found = find_or_meet("DORA@nordwind.example ", by=SYSTEM, channel="email", at=MONDAY)

    assert (found, found.name) == (dora, "Dora Lind")
    assert not Event.objects.exists()


def test_who_is_unknown_is_met_and_leaves_one_event(dora: Person, ben: User) -> None:
    fay = find_or_meet(
        "Fay@Nordwind.example", name=" Fay Adler ", by=ben, channel="email", at=MONDAY
    )

    assert (fay.name, fay.since, fay.organisation) == ("Fay Adler", MONDAY, dora.organisation)
    address = fay.identities.get()
    assert (address.value, address.is_primary) == ("fay@nordwind.example", True)
    event = Event.objects.get()
    assert (event.kind, event.by_kind, event.by_id) == ("person.met", "user", ben.pk)
    assert history(fay)[0].sentence == "First contact, by email"
    assert list(search.matching(Person.objects.all(), "fay adler")) == [fay]


def test_who_writes_themselves_is_who_did_it(db: None) -> None:
    fay = find_or_meet("fay@studio.example", by=SYSTEM, channel="webform", at=MONDAY)

    event = Event.objects.get()
    assert (event.by_kind, event.by_id) == ("customer", fay.pk)


def test_a_public_mail_host_says_nothing_of_whom_they_work_for(db: None) -> None:
    fay = find_or_meet("fay@gmail.com", by=SYSTEM, channel="email", at=MONDAY)

    assert fay.organisation is None


def test_who_told_no_name_takes_the_one_given_later_and_keeps_it(db: None) -> None:
    for name in ("", "Fay Adler", "Somebody else"):
        fay = find_or_meet("fay@x.example", name=name, by=SYSTEM, channel="email", at=MONDAY)

    assert fay.name == "Fay Adler"
    assert Event.objects.count() == 1


@pytest.mark.parametrize("address", ["", "fay", "@x.example", "fay@", "fay adler@x.example"])
def test_what_is_no_address_is_refused(db: None, address: str) -> None:
    with pytest.raises(Invalid, match="is not an email address"):
        find_or_meet(address, by=SYSTEM, channel="email", at=MONDAY)
    assert not Person.objects.exists()
