"""The action ``recognise``."""

from __future__ import annotations

import pytest

from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.actions import find_or_meet, meet_unknown, recognise
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.timeline.models import Event

MAIL = "ida@mill.example"


@pytest.fixture
def unknown(ben: User) -> Person:
    return meet_unknown(channel="email", by=ben)


def test_a_new_address_is_given_to_the_unknown_sender(unknown: Person, ben: User) -> None:
    assert recognise(unknown, kind="mail", value=MAIL, by=ben) == unknown
    assert [str(one) for one in unknown.identities.all()] == [MAIL]


def test_an_unknown_sender_with_a_customers_address_is_that_customer(
    unknown: Person, ben: User
) -> None:
    ida = find_or_meet(MAIL, name="Ida Moen", channel="email", by=ben)

    assert recognise(unknown, kind="mail", value=MAIL.upper(), by=ben) == ida
    unknown.refresh_from_db()
    assert unknown.merged_into == ida
    assert Event.objects.filter(kind="person.merged", subject_id=ida.pk).count() == 1


def test_who_has_an_address_is_not_merged(ben: User) -> None:
    find_or_meet(MAIL, name="Ida Moen", channel="email", by=ben)
    ulf = find_or_meet("ulf@mill.example", name="Ulf", channel="email", by=ben)

    with pytest.raises(Conflict, match="belongs to Ida Moen"):
        recognise(ulf, kind="mail", value=MAIL, by=ben)


@pytest.mark.parametrize(("kind", "value"), [("mail", "ida"), ("pigeon", MAIL), ("mail", "")])
def test_nonsense_is_refused(unknown: Person, ben: User, kind: str, value: str) -> None:
    with pytest.raises(Invalid):
        recognise(unknown, kind=kind, value=value, by=ben)


def test_who_only_reads_may_not(unknown: Person, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        recognise(unknown, kind="mail", value=MAIL, by=rosa)
