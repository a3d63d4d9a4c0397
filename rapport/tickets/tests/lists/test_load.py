"""Colleagues to give tickets to."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rapport.customers.models import Person
from rapport.people.actions import note_absence
from rapport.people.models import Membership, Team, User
from rapport.tickets.actions import assign, resolve
from rapport.tickets.lists.load import groups_of, takers
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import opened

NOON = MONDAY + timedelta(hours=3)


def _give(person: User, number: int, dora: Person, queue: Queue) -> None:
    for _n in range(number):
        assign(opened(dora, queue), to=person, by=person)


def test_the_least_loaded_come_first_and_who_is_away_last(
    ada: User, ben: User, bea: User, cleo: User, dora: Person, support_queue: Queue
) -> None:
    _give(ben, 3, dora, support_queue)
    _give(bea, 1, dora, support_queue)
    resolve(ben.tickets.all()[0], by=ben)
    note_absence(cleo, start=MONDAY, by=cleo)

    with CaptureQueriesContext(connection) as caught:
        found = takers(ada, NOON)

    assert [(each.name, each.load, each.is_away) for each in found] == [
        ("Ada Berg", 0, False),
        ("Bea Lund", 1, False),
        ("Ben Okafor", 2, False),
        ("Cleo Marin", 0, True),
    ]
    assert len(caught) == 1


def test_an_agent_sees_their_team_and_counts_what_they_see(
    ada: User, ben: User, bea: User, cleo: User, dora: Person, billing_queue: Queue
) -> None:
    _give(cleo, 2, dora, billing_queue)

    assert [each.name for each in takers(ben, NOON)] == ["Bea Lund", "Ben Okafor"]
    assert next(each for each in takers(cleo, NOON) if each.pk == cleo.pk).load == 2


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (None, "away"),
        # The midnight after Friday: Friday is the last day.
        (MONDAY.replace(hour=0) + timedelta(days=5), "away until Fri 6 Mar"),
        (NOON - timedelta(minutes=1), ""),
    ],
)
def test_an_absence_names_its_last_day(bea: User, until: datetime | None, said: str) -> None:
    note_absence(bea, start=MONDAY, until=until, by=bea)

    (found,) = takers(bea, NOON)

    assert found.away == said
    assert found.is_away == bool(said)


def _told(reader: User, *tickets: Ticket) -> list[tuple[str, list[tuple[str, str]]]]:
    found = takers(reader, NOON, [ticket.pk for ticket in tickets])
    return [
        (group.label, [(str(each), each.teams) for each in group.people])
        for group in groups_of(found)
    ]


def test_people_of_the_tickets_teams_come_first(
    ada: User, ben: User, bea: User, cleo: User, dora: Person, support_queue: Queue
) -> None:
    _give(ben, 1, dora, support_queue)
    note_absence(bea, start=MONDAY, by=bea)
    asked = opened(dora, support_queue)

    with CaptureQueriesContext(connection) as caught:
        found = _told(ada, asked)

    assert found == [
        ("Same team", [("Ben Okafor", "Support"), ("Bea Lund", "Support")]),
        ("Everyone else", [("Ada Berg", ""), ("Cleo Marin", "Billing")]),
    ]
    assert len(caught) == 1
    assert {each.name: each.can_take for each in takers(ada, NOON, [asked.pk])} == {
        "Ben Okafor": True,
        "Bea Lund": True,
        "Ada Berg": True,
        "Cleo Marin": False,
    }


def test_teams_are_not_named_where_all_are_of_one(
    ben: User, bea: User, cleo: User, dora: Person, support_queue: Queue
) -> None:
    asked = opened(dora, support_queue)

    assert _told(ben, asked) == [("", [("Bea Lund", ""), ("Ben Okafor", "")])]


def test_whoever_is_in_several_teams_has_all_of_them_named(
    ada: User, ben: User, cleo: User, billing: Team, dora: Person, billing_queue: Queue
) -> None:
    Membership.objects.create(user=ben, team=billing)
    asked = opened(dora, billing_queue)

    assert _told(ada, asked)[0] == (
        "Same team",
        [("Ben Okafor", "Billing, Support"), ("Cleo Marin", "Billing")],
    )


def test_tickets_that_one_may_not_see_say_nothing_about_anybody(
    ben: User, bea: User, cleo: User, dora: Person, billing_queue: Queue
) -> None:
    foreign = opened(dora, billing_queue)

    assert not any(each.is_near for each in takers(ben, NOON, [foreign.pk]))
