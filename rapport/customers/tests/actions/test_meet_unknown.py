"""Creating a person whose address nobody knows."""

from __future__ import annotations

from conftest import MONDAY
from rapport.customers import search
from rapport.customers.actions import meet_unknown
from rapport.customers.models import Person
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.timeline.models import Event


def test_they_have_no_address_and_are_found_by_name(db: None) -> None:
    form = meet_unknown(name=" Website ", channel="email", by=SYSTEM, at=MONDAY)

    assert (form.name, form.since, form.organisation) == ("Website", MONDAY, None)
    assert not form.identities.exists()
    assert form in search.matching(Person.objects.all(), "website")
    event = Event.objects.get()
    assert (event.kind, event.by_kind, event.by_id) == ("person.met", "customer", form.pk)


def test_each_is_a_person_of_their_own(ben: User) -> None:
    one, other = (meet_unknown(name="Website", channel="email", by=ben) for _ in range(2))

    assert one != other
    assert str(meet_unknown(channel="email", by=ben)) == "Unknown sender"
