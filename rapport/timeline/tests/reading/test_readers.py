"""Readers and their cursors."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rapport.core.errors import Misconfigured
from rapport.core.registry import lazily
from rapport.people.models import Team
from rapport.timeline.models import Cursor, Event
from rapport.timeline.position import START, Position
from rapport.timeline.reading import readers
from rapport.timeline.reading.readers import Reader, advance, events_after, position_of, skip_to_end
from rapport.timeline.tests.happenings import wave


class Seen(list[int]):
    """Remembers the events that it was given."""

    def __call__(self, events: Sequence[Event]) -> None:
        self.extend(event.pk for event in events)


@pytest.fixture
def seen() -> Seen:
    return Seen()


def test_events_come_in_order_and_in_portions(support: Team) -> None:
    written = [wave(support).pk for _ in range(5)]
    first = events_after(START, 3)
    rest = events_after(first[-1].position, 3)

    assert [event.pk for event in first + rest] == written


def test_events_after_a_position_can_be_asked_for_inside_another_query(support: Team) -> None:
    first, second = wave(support), wave(support)
    later = Event.objects.after(first.position).settled()

    assert list(Event.objects.filter(pk__in=later.values("pk"))) == [second]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        assert "Index Cond: (ROW(xid, id) > ROW(" in Event.objects.after(first.position).explain()


def test_a_reader_is_given_each_event_once(support: Team, seen: Seen) -> None:
    reader = Reader("seen", seen)
    written = [wave(support).pk for _ in range(3)]

    assert advance(reader, limit=2, at=MONDAY) == 2
    assert advance(reader, limit=2, at=MONDAY) == 1
    assert advance(reader, limit=2, at=MONDAY) == 0
    assert seen == written


def test_the_cursor_stands_at_the_last_event(support: Team, seen: Seen) -> None:
    event = wave(support)
    event.refresh_from_db()
    advance(Reader("seen", seen), limit=9, at=MONDAY)

    cursor = Cursor.objects.get(pk="seen")
    assert (cursor.position, cursor.moved_at) == (event.position, MONDAY)


def test_what_a_failing_reader_wrote_is_undone(support: Team) -> None:
    def write_and_fail(events: Sequence[Event]) -> None:
        Team.objects.create(name="written in vain")
        raise ValueError("no")

    wave(support)
    with pytest.raises(ValueError, match="no"):
        advance(Reader("failing", write_and_fail), limit=9, at=MONDAY)

    assert not Team.objects.filter(name="written in vain").exists()
    assert position_of(Reader("failing", write_and_fail)) == START


def test_a_reader_that_acts_outwards_begins_with_what_is_new(support: Team, seen: Seen) -> None:
    reader = Reader("outwards", seen, from_beginning=False)
    wave(support)
    assert advance(reader, limit=9, at=MONDAY) == 0
    later = wave(support)

    assert advance(reader, limit=9, at=MONDAY) == 1
    assert seen == [later.pk]


def test_history_brought_in_whole_can_be_passed_over(support: Team, seen: Seen) -> None:
    reader = Reader("seen", seen)
    wave(support)
    skip_to_end(reader, at=MONDAY)

    assert advance(reader, limit=9, at=MONDAY) == 0
    assert seen == []


class Ledger:
    """A reader that keeps its position itself, with what it wrote."""

    name = "ledger"
    batch = 10

    def __init__(self) -> None:
        self.written: list[int] = []
        self.place = START

    def position(self) -> Position:
        return self.place

    def handle(self, events: Sequence[Event], upto: Position) -> None:
        self.written += [event.pk for event in events]
        self.place = upto


def test_a_reader_that_keeps_its_place_itself_goes_on_from_there(support: Team) -> None:
    ledger = Ledger()
    written = [wave(support).pk for _ in range(3)]
    advance(ledger, limit=2, at=MONDAY)
    # The position in the desk's database makes no difference.
    Cursor.objects.all().delete()
    advance(ledger, limit=2, at=MONDAY)

    assert ledger.written == written
    assert Cursor.objects.get(pk="ledger").position == ledger.place


def test_an_idle_reader_writes_nothing(support: Team, seen: Seen) -> None:
    reader = Reader("seen", seen)
    wave(support)
    advance(reader, limit=9, at=MONDAY)
    with CaptureQueriesContext(connection) as queries:
        advance(reader, limit=9, at=MONDAY)

    assert len(queries) == 2
    assert all(query["sql"].startswith("SELECT") for query in queries)


def test_a_reader_that_is_not_there_is_an_error(support: Team) -> None:
    missing = Reader("missing", lazily("rapport.timeline.nowhere:read"))
    event = wave(support)

    with pytest.raises(Misconfigured, match=r"rapport\.timeline\.nowhere"):
        advance(missing, limit=9, at=MONDAY)
    assert list(readers.events_after(readers.position_of(missing), 9)) == [event]


def test_two_readers_of_one_name_are_an_error() -> None:
    with (
        readers.READERS.holding(Reader("twice", Seen())),
        pytest.raises(Misconfigured, match="twice"),
    ):
        readers.READERS.add(Reader("twice", Seen()))


def test_figures_are_read_before_surveys_are_planned() -> None:
    assert [reader.name for reader in readers.READERS] == ["facts", "surveys"]
