"""Colleagues to give tickets to."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rapport.customers.models import Person
from rapport.people.actions import note_absence
from rapport.people.models import User
from rapport.tickets.actions import assign, resolve
from rapport.tickets.lists.load import takers
from rapport.tickets.models import Queue
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
