"""Creating a person."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid
from rapport.customers.actions import meet
from rapport.customers.models import Person
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_somebody_new_is_of_the_organisation_of_their_domain_and_it_leaves_one_event(
    dora: Person, ben: User
) -> None:
    fay = meet("Fay@Nordwind.example", name=" Fay Adler ", channel="email", by=ben, at=MONDAY)

    assert (fay.name, fay.organisation, fay.since) == ("Fay Adler", dora.organisation, MONDAY)
    assert fay.identities.get().value == "fay@nordwind.example"
    event = Event.objects.get()
    assert (event.kind, event.by_kind, event.by_id) == ("person.met", "user", ben.pk)
    assert history(fay)[0].sentence == "First contact, by email"


def test_who_writes_themselves_is_who_did_it(db: None) -> None:
    fay = meet("fay@gmail.com", channel="webform", by=SYSTEM, at=MONDAY)

    event = Event.objects.get()
    assert (event.by_kind, event.by_id) == ("customer", fay.pk)
    assert fay.organisation is None, "a public mail host says nothing"


@pytest.mark.parametrize("address", ["", "fay", "fay adler@x.example"])
def test_what_is_no_address_is_refused(db: None, address: str) -> None:
    with pytest.raises(Invalid, match="is not an email address"):
        meet(address, channel="email", by=SYSTEM, at=MONDAY)
    assert not Person.objects.exists()
