"""Remembering that somebody looked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rapport.cockpit.actions import note_visit
from rapport.cockpit.models import Visit
from rapport.cockpit.tests.conftest import Now
from rapport.cockpit.visits import known_to, last_looked
from rapport.people.models import User
from rapport.timeline.models import Event

MINUTE = timedelta(minutes=1)


def test_the_first_visit_has_none_before_it(ada: User) -> None:
    assert last_looked(ada, MONDAY) is None
    note_visit({"a 1"}, by=ada, at=MONDAY)

    assert last_looked(ada, MONDAY + MINUTE) is None
    assert known_to(ada, MONDAY + MINUTE) is None


def test_half_an_hour_later_it_is_another(ada: User, ben: User) -> None:
    note_visit({"a 1"}, by=ada, at=MONDAY)
    note_visit({"a 1", "a 2"}, by=ada, at=MONDAY + 10 * MINUTE)
    later = MONDAY + 40 * MINUTE

    assert known_to(ada, later) == frozenset({"a 1", "a 2"})
    looked = last_looked(ada, later)
    note_visit({"a 1", "a 2", "a 3"}, by=ada, at=later)
    note_visit({"a 1", "a 2", "a 4"}, by=ada, at=later + MINUTE)

    assert looked is not None
    assert looked[0] == MONDAY + 10 * MINUTE
    assert last_looked(ada, later + 2 * MINUTE) == looked
    assert known_to(ada, later + 2 * MINUTE) == frozenset({"a 1", "a 2"})
    assert known_to(ben, later) is None


def test_a_need_that_had_gone_is_new_when_it_returns(ada: User) -> None:
    note_visit({"a 1", "a 2"}, by=ada, at=MONDAY)
    later = MONDAY + 40 * MINUTE
    note_visit({"a 1", "a 2"}, by=ada, at=later)

    note_visit({"a 1"}, by=ada, at=later + MINUTE)
    note_visit({"a 1", "a 2"}, by=ada, at=later + 2 * MINUTE)

    assert known_to(ada, later + 3 * MINUTE) == frozenset({"a 1"})


def test_looking_again_within_ten_minutes_writes_nothing(
    ada: User, django_assert_num_queries: Any
) -> None:
    note_visit({"a 1"}, by=ada, at=MONDAY)
    with django_assert_num_queries(1):
        note_visit({"a 2"}, by=ada, at=MONDAY + 9 * MINUTE)
    assert Visit.objects.get().latest_known == ["a 1"]
    note_visit({"a 2"}, by=ada, at=MONDAY + 10 * MINUTE)
    assert Visit.objects.get().latest_known == ["a 2"]


def test_loading_the_page_writes_once_in_a_while(as_ada: Client, now: Now) -> None:
    written = []
    for minutes in (0, 1, 5, 9, 10, 12):
        now(MONDAY + minutes * MINUTE)
        with CaptureQueriesContext(connection) as asked:
            as_ada.get("/cockpit/")
        writes = [each for each in asked.captured_queries if _writes(each["sql"])]
        written.append(len(writes))
    assert [bool(each) for each in written] == [True, False, False, False, True, False]


def _writes(sql: str) -> bool:
    return sql.startswith(("INSERT", "UPDATE")) and "cockpit_visit" in sql


def test_it_leaves_no_event(ada: User) -> None:
    note_visit([], by=ada, at=MONDAY)
    assert not Event.objects.exists()
