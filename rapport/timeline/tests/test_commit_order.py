"""Events committed out of order on PostgreSQL: none is lost."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction

from conftest import MONDAY
from rapport.people.actors import SYSTEM
from rapport.people.models import Team
from rapport.timeline.models import Event
from rapport.timeline.reading.readers import Reader, advance
from rapport.timeline.record import record
from rapport.timeline.tests.happenings import WAVED, wave
from tests.postgres import on_postgres

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not on_postgres(), reason="SQLite has one writer at a time: nothing can be out of order"
    ),
]


class Writer:
    """A transaction on a connection of its own, taken step by step."""

    def __init__(self, team: Team) -> None:
        self._team = team
        self._steps: queue.Queue[Callable[[], None] | None] = queue.Queue()
        self._done: queue.Queue[Exception | None] = queue.Queue()
        self.event: Event | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()
        self._do(self._take_number)

    def write(self) -> int:
        """Record an event; return its id."""
        self._do(self._record)
        assert self.event is not None
        return self.event.pk

    def commit(self) -> None:
        """End the transaction; ending it again changes nothing."""
        self._steps.put(None)
        self._thread.join(10)

    def roll_back(self) -> None:
        """End the transaction as if nothing had happened."""
        self._do(lambda: transaction.set_rollback(True))
        self.commit()

    def _do(self, step: Callable[[], None]) -> None:
        self._steps.put(step)
        error = self._done.get(timeout=10)
        if error is not None:
            raise error

    def _work(self) -> None:
        try:
            with transaction.atomic():
                while (step := self._steps.get()) is not None:
                    step()
                    self._done.put(None)
        except Exception as error:  # noqa: BLE001 - handed to the test, which raises it
            self._done.put(error)
        finally:
            connection.close()

    def _take_number(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()")

    def _record(self) -> None:
        self.event = record(WAVED, self._team, by=SYSTEM)


@pytest.fixture
def seen() -> list[int]:
    return []


@pytest.fixture
def read(seen: list[int]) -> Iterator[Callable[[], int]]:
    reader = Reader("order", lambda events: seen.extend(event.pk for event in events))
    yield lambda: advance(reader, limit=100, at=MONDAY)


@pytest.fixture
def begin(support: Team) -> Iterator[Callable[[], Writer]]:
    """Yield a function that begins transactions, which end with the test however it ends."""
    begun: list[Writer] = []

    def begin() -> Writer:
        begun.append(Writer(support))
        return begun[-1]

    yield begin
    for writer in begun:
        writer.commit()


Read = Callable[[], int]
Begin = Callable[[], Writer]


def test_a_smaller_id_that_commits_later_is_not_lost(
    support: Team, begin: Begin, read: Read, seen: list[int]
) -> None:
    slow, quick = begin(), begin()
    first, second = slow.write(), quick.write()
    assert first < second
    quick.commit()

    # A reader that followed ids would see the second now, and never the first.
    assert Event.objects.filter(pk=second).exists()
    assert read() == 0
    slow.commit()
    assert read() == 2
    assert seen == [first, second]


def test_a_smaller_transaction_with_a_larger_id_is_not_lost(
    support: Team, begin: Begin, read: Read, seen: list[int]
) -> None:
    early, late = begin(), begin()
    small, large = late.write(), early.write()
    assert small < large
    late.commit()

    # A reader that ignored open transactions would see the late one now, and never the early one.
    assert Event.objects.filter(pk=small).exists()
    assert read() == 0
    early.commit()
    assert read() == 2
    assert seen == [large, small]


def test_what_committed_before_the_open_transaction_is_not_held_back(
    support: Team, begin: Begin, read: Read, seen: list[int]
) -> None:
    before = wave(support).pk
    slow = begin()
    slow.write()
    after = wave(support).pk

    assert read() == 1
    assert seen == [before]
    slow.commit()
    read()
    assert seen[-1] == after
    assert len(seen) == 3


def test_a_transaction_that_is_undone_holds_up_nobody(
    support: Team, begin: Begin, read: Read, seen: list[int]
) -> None:
    slow = begin()
    slow.write()
    after = wave(support).pk
    slow.roll_back()

    assert read() == 1
    assert seen == [after]


def test_only_one_worker_moves_a_reader(support: Team, seen: list[int]) -> None:
    """While one worker holds the cursor, another moves on instead of waiting or doing it twice."""
    wave(support)
    others: list[int] = []

    def meanwhile(events: object) -> None:
        def other() -> None:
            others.append(advance(reader, limit=100, at=MONDAY))
            connection.close()

        thread = threading.Thread(target=other)
        thread.start()
        thread.join(10)
        seen.append(1)

    reader = Reader("order", meanwhile)
    # The cursor must exist already, or both would create it.
    advance(Reader("order", lambda events: None, from_beginning=True), limit=0, at=MONDAY)

    assert advance(reader, limit=100, at=MONDAY) == 1
    assert (others, seen) == ([0], [1])
