"""The parent's view of its children, and its counts."""

from __future__ import annotations

import os
import signal
import socket

import pytest

from rapport.serving.processes import wire
from rapport.serving.processes.child import Child
from rapport.serving.processes.parent import Parent
from rapport.serving.processes.tally import LARGEST, Tally


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the clock that children look at; a test moves it."""
    now = [1000.0]
    monkeypatch.setattr("rapport.serving.processes.child.time.monotonic", lambda: now[0])
    return now


def live(child: Child, time: list[float], seconds: float) -> float:
    """Let a process in this place live for ``seconds``; return the wait until the next is due."""
    time[0] = max(time[0], child.due_at)
    ours, theirs = wire.pair()
    child.begin(os.getpid(), ours)
    time[0] += seconds
    child.end()
    theirs.close()
    return child.due_at - time[0]


def test_one_that_dies_again_and_again_is_replaced_later_and_later(time: list[float]) -> None:
    child = Child(0)

    assert [live(child, time, 1) for _ in range(8)] == [0, 1, 3, 7, 15, 31, 60, 60]
    assert live(child, time, 3600) == 0
    assert (child.restarts, child.last_pid, child.is_alive) == (9, os.getpid(), False)


def test_where_no_process_can_be_forked_it_is_tried_again_later(
    time: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> int:
        raise BlockingIOError("Resource temporarily unavailable")

    with socket.socket() as listener:
        parent = Parent(listener, 1, lambda place: None, lambda: None)
        (child,) = parent._children
        with monkeypatch.context() as crowded:
            crowded.setattr(os, "fork", refuse)
            parent._fill_places()
            assert (child.is_alive, child.due_at) == (False, time[0] + 1)
            time[0] += 1
            parent._fill_places()
        assert (child.is_alive, child.due_at) == (False, time[0] + 3)
        parent._reception.close()


def test_a_connection_goes_over_the_wire_and_the_end_is_heard() -> None:
    ours, theirs = wire.pair()
    here, there = socket.socketpair()
    assert wire.take(theirs) is None
    assert wire.give(ours, there)
    there.close()
    taken = wire.take(theirs)
    assert taken is not None
    taken.send(b"hello")
    assert here.recv(5) == b"hello"

    assert wire.is_ready(ours) is False
    wire.say_ready(theirs)
    assert wire.is_ready(ours) is True
    theirs.close()
    assert wire.is_ready(ours) is None
    assert not wire.give(ours, here)
    for each in (taken, here, ours):
        each.close()


def test_a_child_hears_the_end_of_its_parent() -> None:
    ours, theirs = wire.pair()
    ours.close()
    with pytest.raises(EOFError):
        wire.take(theirs)
    theirs.close()


def test_load_is_what_was_given_and_not_yet_closed() -> None:
    tally = Tally(2)
    ours, theirs = wire.pair()
    child = Child(1)
    child.begin(1, ours)
    with socket.socket() as connection:
        assert all(child.offer(connection) for _ in range(3))
    tally.row(1).close()
    assert child.load(tally) == 2
    # Counts beyond the capacity of a cell.
    child.given = 1
    tally.add(1024, LARGEST - 1)
    assert child.load(tally) == 2
    child.close()
    theirs.close()


def test_what_each_process_counts_is_seen_by_the_others() -> None:
    tally = Tally(2)
    first, second = tally.row(0), tally.row(1)
    pid = os.fork()
    if pid == 0:
        second.enter(7)
        second.enter(7)
        second.enter(8)
        second.leave(8)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    first.enter(7)

    assert (first.open_of(7), second.open_of(8)) == (3, 0)
    tally.clear(1)
    assert first.open_of(7) == 1
