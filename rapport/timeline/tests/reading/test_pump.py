"""The pump that runs the readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.people.models import Team
from rapport.timeline.models import Cursor, Event
from rapport.timeline.reading import pump, readers
from rapport.timeline.reading.progress import progress
from rapport.timeline.reading.pump import Pump
from rapport.timeline.reading.readers import Reader, ReaderFailed
from rapport.timeline.tests.happenings import wave


class Choosy:
    """Remembers the events it was given, and fails at some of them."""

    def __init__(self, name: str) -> None:
        self.seen: list[int] = []
        self.spoilt: set[int] = set()
        self.reader = Reader(name, self.handle, batch=100)

    def handle(self, events: Sequence[Event]) -> None:
        for event in events:
            if event.pk in self.spoilt:
                raise ValueError(f"cannot read {event.pk}")
        self.seen += [event.pk for event in events]


@pytest.fixture
def first(db: None) -> Choosy:
    return Choosy("first")


@pytest.fixture
def second(db: None) -> Choosy:
    return Choosy("second")


@pytest.fixture(autouse=True)
def these_readers(first: Choosy, second: Choosy) -> Iterator[None]:
    with readers.READERS.holding(first.reader, second.reader):
        yield


def test_draining_takes_every_reader_to_the_end(
    support: Team, first: Choosy, second: Choosy
) -> None:
    written = [wave(support).pk for _ in range(250)]
    pump.drain(MONDAY)

    assert first.seen == written
    assert second.seen == written


def test_what_a_reader_writes_is_read_too(support: Team, second: Choosy, first: Choosy) -> None:
    def answer(events: Sequence[Event]) -> None:
        second.handle(events)
        if len(second.seen) < 5:
            wave(support)

    object.__setattr__(second.reader, "handle", answer)
    wave(support)
    pump.drain(MONDAY)

    assert len(first.seen) == len(second.seen) == 5


def test_a_failing_reader_stops_at_its_event_and_holds_up_nobody(
    support: Team, first: Choosy, second: Choosy
) -> None:
    written = [wave(support).pk for _ in range(20)]
    first.spoilt = {written[7]}
    with pytest.raises(ReaderFailed, match="first"):
        pump.drain(MONDAY)

    assert first.seen == written[:7]
    assert second.seen == written


def test_a_failure_is_told_in_words(support: Team, first: Choosy) -> None:
    event = wave(support)
    first.spoilt = {event.pk}
    with pytest.raises(ReaderFailed):
        pump.drain(MONDAY)

    told, other = progress()
    assert told.failing_since == MONDAY
    assert f"at event {event.pk} (test.waved team {support.pk}): cannot read" in told.failure
    assert (told.behind, other.behind, other.failing_since) == (1, 0, None)


def test_a_failing_reader_is_tried_again_after_longer_and_longer_rests(
    support: Team, first: Choosy
) -> None:
    first.spoilt = {wave(support).pk}
    tries: list[float] = []
    handle = first.reader.handle

    def count(events: Sequence[Event]) -> None:
        tries.append(seconds)
        handle(events)

    object.__setattr__(first.reader, "handle", count)
    walker = Pump()
    for seconds in range(0, 1500):
        walker.run_once(MONDAY + timedelta(seconds=seconds))

    # The first failure is with many events, the second at once with one.
    gaps = [later - earlier for earlier, later in zip(tries[1:], tries[2:], strict=False)]
    assert gaps[:8] == [2, 4, 8, 16, 32, 64, 128, 256]
    assert max(gaps) <= 300


def test_a_reader_that_recovers_goes_on_and_is_well(support: Team, first: Choosy) -> None:
    written = [wave(support).pk for _ in range(20)]
    first.spoilt = {written[7]}
    walker = Pump()
    for _ in range(20):
        walker.run_once(MONDAY)
    assert first.seen == written[:7]

    first.spoilt = set()
    later = MONDAY + timedelta(seconds=3)
    for _ in range(10):
        walker.run_once(later)
    assert first.seen == written
    cursor = Cursor.objects.get(pk="first")
    assert (cursor.failing_since, cursor.failure) == (None, "")


def test_progress_counts_what_is_to_come(support: Team, first: Choosy) -> None:
    for _ in range(3):
        wave(support)

    assert [reader.behind for reader in progress()] == [3, 3]
    assert not progress()[0].is_many


def test_only_one_who_is_behind_goes_on_at_once(
    support: Team, first: Choosy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pump, "PUMP", Pump())
    written = [wave(support).pk for _ in range(first.reader.batch + 1)]

    assert pump.keep_up(MONDAY)
    assert not pump.keep_up(MONDAY)
    assert first.seen == written
    assert not pump.keep_up(MONDAY)
