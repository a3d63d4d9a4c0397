"""The fair lock."""

from __future__ import annotations

import threading
import time

from rapport.core.sqlite.fair import FairLock

PATIENCE = 60.0


def waiting(lock: FairLock) -> int:
    return len(lock._queue)


def start(lock: FairLock, number: int, order: list[int]) -> threading.Thread:
    """Start a thread that waits for the lock, and wait until it does."""

    def work() -> None:
        assert lock.take(PATIENCE)
        order.append(number)
        lock.give_back()

    before = waiting(lock)
    thread = threading.Thread(target=work)
    thread.start()
    until = time.monotonic() + PATIENCE
    while waiting(lock) == before:
        assert time.monotonic() < until
        time.sleep(0.001)
    return thread


def test_it_goes_to_whoever_has_waited_longest() -> None:
    lock, order = FairLock(), list[int]()
    assert lock.take(PATIENCE)
    threads = [start(lock, number, order) for number in range(20)]
    lock.give_back()
    # Asked for again at once: all waiting threads come first.
    assert lock.take(PATIENCE)
    order.append(99)
    lock.give_back()
    for thread in threads:
        thread.join(PATIENCE)

    assert order == [*range(20), 99]


def test_its_holder_may_take_it_again() -> None:
    lock, order = FairLock(), list[int]()
    assert lock.take(PATIENCE)
    assert lock.take(PATIENCE)
    assert lock.take_at_once()
    thread = start(lock, 1, order)
    lock.give_back()
    lock.give_back()
    assert order == []
    lock.give_back()
    thread.join(PATIENCE)

    assert order == [1]


def test_who_gives_up_waiting_leaves_no_gap() -> None:
    lock, order, gave_up = FairLock(), list[int](), list[bool]()
    assert lock.take(PATIENCE)
    hasty = threading.Thread(target=lambda: gave_up.append(lock.take(0.01)))
    hasty.start()
    hasty.join(PATIENCE)
    thread = start(lock, 1, order)
    lock.give_back()
    thread.join(PATIENCE)

    assert (gave_up, order, waiting(lock)) == ([False], [1], 0)
    assert lock.take_at_once()
