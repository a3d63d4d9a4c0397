"""Recipients of an answer, remembered for the next one."""

from __future__ import annotations

import pytest

from rapport.core.errors import Invalid
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import copy_in
from rapport.tickets.actions.address import remember
from rapport.tickets.correspondence import addressing
from rapport.tickets.correspondence.addressing import Recipients, recipients
from rapport.tickets.models import Ticket
from rapport.tickets.tests.quantity import hours
from rapport.timeline.history import history
from rapport.timeline.models import Event

DORA, EMIL = "dora@nordwind.example", "emil@sato.example"


def test_who_is_named_joins_and_who_is_not_gets_nothing(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    for _again in range(2):
        wanted = remember(ticket, to=["Emil@sato.example "], cc=[EMIL], by=ben, at=hours(1))

    assert wanted == recipients(ticket) == Recipients([EMIL], [])
    assert [line.sentence for line in history(ticket)][1:] == [
        "Ben Okafor copied in Emil Sato",
        "Ben Okafor decided that Dora Lind gets nothing",
    ]


def test_what_is_as_before_leaves_no_event(ticket: Ticket, emil: Person, ben: User) -> None:
    copy_in(ticket, people=[emil], by=ben, at=hours(0))
    before = Event.objects.count()

    remember(ticket, to=[DORA], cc=[EMIL], by=ben, at=hours(1))

    assert Event.objects.count() == before


def test_colleagues_get_their_copy_this_once(ticket: Ticket, bea: User, ben: User) -> None:
    wanted = remember(ticket, to=[DORA], cc=[bea.email], by=ben, at=hours(1))

    assert wanted == Recipients([DORA], [bea.email])
    assert recipients(ticket) == Recipients([DORA], [])
    assert ticket.participants.count() == 1


def test_nonsense_and_our_own_addresses_are_refused_and_nobody_is_met(
    ticket: Ticket, ben: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addressing, "OWN", [lambda addresses: {"us@desk.example"} & set(addresses)])

    with pytest.raises(Invalid, match="is not an email address"):
        remember(ticket, to=["nobody"], cc=[], by=ben, at=hours(1))
    with pytest.raises(Invalid, match="us@desk.example is one of our own"):
        remember(ticket, to=["us@desk.example"], cc=["new@sato.example"], by=ben, at=hours(1))
    assert Person.objects.count() == 1
