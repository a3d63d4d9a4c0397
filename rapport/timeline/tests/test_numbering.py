"""Numbers of events in a PostgreSQL database from another server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection

from conftest import MONDAY
from rapport.people.models import Team
from rapport.timeline import numbering
from rapport.timeline.position import START
from rapport.timeline.reading.readers import Reader, advance, events_after, skip_to_end
from rapport.timeline.tests.happenings import wave
from tests.postgres import on_postgres

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not on_postgres(), reason="SQLite numbers no transactions"),
]

FAR_AHEAD = 10**12


@pytest.fixture(autouse=True)
def numbers_restored(db: None) -> Iterator[None]:
    yield
    number_from(0)


def number_from(offset: int) -> None:
    """Number transactions as on a server that has already seen this many."""
    with connection.cursor() as cursor:
        numbering.define_functions(cursor, offset=offset)


def test_at_home_nothing_is_mended(support: Team) -> None:
    wave(support)

    assert not numbering.mend()


def test_new_events_come_after_the_ones_that_were_brought(support: Team) -> None:
    seen: list[int] = []
    reader = Reader("seen", lambda events: seen.extend(event.pk for event in events))
    number_from(FAR_AHEAD)
    wave(support)
    skip_to_end(reader, at=MONDAY)
    # The database moves to a young server, and somebody writes before it is mended.
    number_from(0)
    between = wave(support).pk
    assert advance(reader, limit=9, at=MONDAY) == 0

    assert numbering.mend()
    after = wave(support).pk
    advance(reader, limit=9, at=MONDAY)
    assert seen == [between, after]


def test_mending_twice_changes_nothing(support: Team) -> None:
    number_from(FAR_AHEAD)
    first = wave(support).pk
    number_from(0)

    assert numbering.mend()
    assert not numbering.mend()
    second = wave(support).pk
    assert [event.pk for event in events_after(START, 9)] == [first, second]
