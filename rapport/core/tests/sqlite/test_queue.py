"""The queue between processes, each a fork of this one."""

from __future__ import annotations

import fcntl
import os
import signal
import threading
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest

from rapport.core.sqlite.queue import NEXT, WRITES, Queue

PATIENCE = 60.0
TURNS = 200


def in_another_process(work: Callable[[], None]) -> int:
    """Run ``work`` in a process of its own; return its id."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            signal.alarm(int(PATIENCE))
            work()
            status = 0
        finally:
            os._exit(status)
    return pid


def ended_well(pid: int) -> bool:
    return os.waitpid(pid, 0)[1] == 0


def test_a_process_that_writes_all_the_time_does_not_overtake_one_that_waits(
    tmp_path: Path,
) -> None:
    """Each ends its turn once the other waits, and asks for the next one at once."""
    told = os.open(tmp_path / "told", os.O_RDWR | os.O_CREAT | os.O_APPEND)

    def write_often(letter: bytes) -> None:
        queue = Queue(tmp_path / "queue")
        for number in range(TURNS):
            assert queue.enter(PATIENCE)
            os.write(told, letter)
            while number < TURNS - 1 and not _somebody_waits(tmp_path / "queue"):
                os.sched_yield()
            queue.leave()

    pids = [in_another_process(partial(write_often, letter)) for letter in (b"a", b"b")]
    assert all(ended_well(pid) for pid in pids)

    turns = os.pread(told, 2 * TURNS + 1, 0).decode()
    assert turns in ("ab" * TURNS, "ba" * TURNS)


def _somebody_waits(path: Path) -> bool:
    file = _opened(path)
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, NEXT)
    except BlockingIOError:
        return True
    fcntl.lockf(file, fcntl.LOCK_UN, 1, NEXT)
    return False


@cache
def _opened(path: Path) -> int:
    """Open the file once: when a process closes it, the system drops its locks."""
    return os.open(path, os.O_RDWR)


def test_one_that_dies_frees_its_turn(tmp_path: Path) -> None:
    entered, written = os.pipe()

    def enter_and_die() -> None:
        assert Queue(tmp_path / "queue").enter(PATIENCE)
        os.write(written, b"!")
        signal.pause()

    pid = in_another_process(enter_and_die)
    os.read(entered, 1)
    queue, came = Queue(tmp_path / "queue"), threading.Event()

    def wait() -> None:
        assert queue.enter(PATIENCE)
        came.set()
        queue.leave()

    thread = threading.Thread(target=wait)
    thread.start()
    assert not came.wait(0.2)
    os.kill(pid, signal.SIGKILL)
    thread.join(PATIENCE)

    assert came.is_set()
    os.waitpid(pid, 0)


def test_a_thread_has_its_turn_again_without_waiting(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "queue")
    assert queue.enter(PATIENCE)
    assert queue.enter(PATIENCE)
    queue.leave()

    def another_waits() -> None:
        os._exit(0 if not _is_free(tmp_path / "queue") else 1)

    assert ended_well(in_another_process(another_waits))
    queue.leave()
    assert _is_free(tmp_path / "queue")


def _is_free(path: Path) -> bool:
    came = threading.Event()

    def wait() -> None:
        Queue(path).enter(PATIENCE)
        came.set()

    threading.Thread(target=wait, daemon=True).start()
    return came.wait(0.3)


def test_where_no_file_can_be_made_threads_queue_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    queue = Queue(tmp_path / "nowhere" / "queue")
    for _ in range(3):
        assert queue.enter(PATIENCE)
        queue.leave()

    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_process_that_is_stopped_in_its_turn_holds_nobody_up_for_ever(tmp_path: Path) -> None:
    """The others go on to SQLite's own lock, and get their turn again when it goes on."""
    held, release = os.pipe()

    def hold() -> None:
        assert Queue(tmp_path / "queue").enter(PATIENCE)
        os.write(release, b"!")
        signal.pause()

    pid = in_another_process(hold)
    os.read(held, 1)
    os.kill(pid, signal.SIGSTOP)
    queue = Queue(tmp_path / "queue")
    try:
        assert queue.enter(0.05)
        queue.leave()
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)

    assert queue.enter(PATIENCE)
    assert in_another_process_has_to_wait(tmp_path / "queue")


def in_another_process_has_to_wait(path: Path) -> bool:
    """Return whether another process finds the turn taken."""

    def try_it() -> None:
        with path.open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, WRITES)

    return not ended_well(in_another_process(try_it))
