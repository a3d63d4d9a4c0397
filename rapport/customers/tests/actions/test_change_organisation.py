"""Changing an organisation's name and mail domain."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers import search
from rapport.customers.actions import change_organisation, find_or_meet
from rapport.customers.models import Organisation, Person
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.timeline.history import history
from rapport.timeline.models import Event


@pytest.fixture
def nordwind(dora: Person) -> Organisation:
    assert dora.organisation is not None
    return dora.organisation


def test_both_change_and_leave_one_event(nordwind: Organisation, ben: User) -> None:
    for _again in range(2):
        changed = change_organisation(
            nordwind, name=" Nordwind  AG ", domain="@Nord.Example.", by=ben, at=MONDAY
        )

    assert (changed.name, changed.domain) == ("Nordwind AG", "nord.example")
    event = Event.objects.get()
    assert (event.kind, event.by_id) == ("organisation.changed", ben.pk)
    assert history(nordwind)[0].sentence == "Ben Okafor changed name, mail domain"


def test_its_people_are_found_by_the_new_name(
    nordwind: Organisation, dora: Person, ben: User
) -> None:
    change_organisation(nordwind, name="Südwind", domain="nordwind.example", by=ben)

    assert list(search.matching(Person.objects.all(), "südwind")) == [dora]
    assert not search.matching(Person.objects.all(), "nordwind ag").exists()


def test_who_writes_from_the_new_domain_belongs_to_it(nordwind: Organisation, ben: User) -> None:
    change_organisation(nordwind, name="Nordwind", domain="nord.example", by=ben)

    fay = find_or_meet("fay@nord.example", by=SYSTEM, channel="email")
    assert fay.organisation == nordwind


@pytest.mark.parametrize(
    ("name", "domain", "why"),
    [
        ("–", "", "at least one letter or digit"),
        ("x" * 161, "", "at most 160 characters"),
        ("Nordwind", "gmail.com", "Anybody can have an address at gmail.com"),
        ("Nordwind", "nord wind.example", "is not a mail domain"),
        ("Nordwind", "nordwind", "is not a mail domain"),
        ("Nordwind", "dora@nordwind.example", "is not a mail domain"),
    ],
)
def test_nonsense_is_refused(
    nordwind: Organisation, ben: User, name: str, domain: str, why: str
) -> None:
    with pytest.raises(Invalid, match=why):
        change_organisation(nordwind, name=name, domain=domain, by=ben)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("name", "domain"), [("sato studio", "nordwind.example"), ("Nordwind", "sato.example")]
)
def test_what_is_anothers_is_refused(
    nordwind: Organisation, emil: Person, ben: User, name: str, domain: str
) -> None:
    with pytest.raises(Conflict):
        change_organisation(nordwind, name=name, domain=domain, by=ben)


def test_who_only_reads_may_not(nordwind: Organisation, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        change_organisation(nordwind, name="Südwind", domain="", by=rosa)
