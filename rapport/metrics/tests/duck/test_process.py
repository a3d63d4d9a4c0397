"""The process that has DuckDB loaded, on a real socket."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from rapport.metrics.duck import place
from rapport.metrics.duck.keeper import Keeper
from rapport.metrics.duck.process import MOST_ASKERS
from rapport.metrics.duck.query import FilesGone, Query, QueryFailed
from rapport.metrics.duck.remote import Remote
from rapport.metrics.errors import FiguresNotAvailable
from rapport.metrics.tests.duck.conftest import PATIENCE, wait_until
from rapport.metrics.tests.duck.test_local import ENDLESS, NAMES

ONE = Query("SELECT 1")


def runs(pid: int | None) -> bool:
    """Return whether a process of that number runs, zombies aside."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def test_nothing_is_started_before_somebody_asks(keeper: Keeper, remote: Remote) -> None:
    assert keeper.child is None
    assert remote.answer(NAMES).rows() == [("Ada",), ("Ben",)]
    first = keeper.child
    assert remote.answer(ONE).rows() == [(1,)]
    assert keeper.child == first is not None


def test_it_goes_without_django() -> None:
    check = "import sys, rapport.metrics.duck.process; print('django' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_what_goes_wrong_there_is_raised_here(remote: Remote, tmp_path: Path) -> None:
    with pytest.raises(QueryFailed, match="nobody"):
        remote.answer(Query("SELECT * FROM nobody"))
    with pytest.raises(FilesGone):
        remote.answer(Query(f"SELECT * FROM read_parquet('{tmp_path}/gone.parquet')"))
    assert remote.answer(ONE).rows() == [(1,)]


def test_many_ask_at_once(remote: Remote) -> None:
    answers: list[object] = []

    def ask(number: int) -> None:
        sql = f"SELECT sum(range) + {number} FROM range(1000)"
        answers.append(remote.answer(Query(sql)).rows()[0][0] - number)

    threads = [threading.Thread(target=ask, args=[n]) for n in range(MOST_ASKERS + 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [499_500] * (MOST_ASKERS + 10)


def test_who_connects_and_says_nothing_holds_up_nobody(
    keeper: Keeper, remote: Remote, tmp_path: Path
) -> None:
    silent = [place.connect(tmp_path, PATIENCE) for _ in range(MOST_ASKERS - 1)]
    assert remote.answer(ONE).rows() == [(1,)]
    silent.append(place.connect(tmp_path, PATIENCE))
    # Now every place is taken; the next to give one up makes room.
    waiting = threading.Thread(target=lambda: remote.answer(ONE).rows())
    waiting.start()
    silent.pop().close()
    waiting.join(PATIENCE)
    assert not waiting.is_alive()
    for connection in silent:
        connection.close()


def test_nonsense_harms_nobody(remote: Remote, tmp_path: Path) -> None:
    for nonsense in (b"GET / HTTP/1.1\r\n\r\n", b"\x00\x00\x00\x02{}", b""):
        with place.connect(tmp_path, PATIENCE) as connection:
            connection.sendall(nonsense)
            connection.shutdown(socket.SHUT_WR)
            assert connection.recv(1) == b""
    assert remote.answer(ONE).rows() == [(1,)]


def test_it_ends_when_nobody_asks_and_starts_again_when_somebody_does(tmp_path: Path) -> None:
    with Keeper(tmp_path, rest=0.2) as keeper:
        remote = Remote(tmp_path)
        assert remote.answer(ONE).rows() == [(1,)]
        wait_until(lambda: keeper.child is None)
        assert remote.answer(ONE).rows() == [(1,)]


def test_no_question_is_lost_at_the_moment_it_ends(tmp_path: Path) -> None:
    with Keeper(tmp_path, rest=0) as keeper:
        remote, seen = Remote(tmp_path), set()
        for _ in range(20):
            assert remote.answer(ONE).rows() == [(1,)]
            seen.add(keeper.child)
    assert len(seen) > 1


def test_a_process_that_is_killed_is_replaced(keeper: Keeper, remote: Remote) -> None:
    remote.answer(ONE).rows()
    told: list[str] = []

    def ask() -> None:
        try:
            remote.answer(ENDLESS)
        except FiguresNotAvailable as error:
            told.append(error.sentence)

    asking = threading.Thread(target=ask)
    asking.start()
    assert keeper.child
    os.kill(keeper.child, signal.SIGKILL)
    asking.join(PATIENCE)
    assert len(told) == 1

    def answers() -> bool:
        try:
            return remote.answer(ONE).rows() == [(1,)]
        except FiguresNotAvailable:
            return False

    wait_until(answers)


def test_a_process_that_is_stopped_is_soon_given_up(
    keeper: Keeper, remote: Remote, tmp_path: Path
) -> None:
    remote.answer(ONE).rows()
    assert keeper.child
    os.kill(keeper.child, signal.SIGSTOP)
    with pytest.raises(FiguresNotAvailable):
        Remote(tmp_path, silence=0.2).answer(ONE)
    os.kill(keeper.child, signal.SIGCONT)

    assert remote.answer(ONE).rows() == [(1,)]


def test_a_process_that_counts_for_long_shows_that_it_is_alive(
    keeper: Keeper, tmp_path: Path
) -> None:
    with pytest.raises(FiguresNotAvailable) as told:
        # Its second sign of life comes after a second.
        Remote(tmp_path, silence=PATIENCE, patience=0.5).answer(ENDLESS)

    assert "signs of life" in str(told.value.__cause__)


def test_it_ends_with_its_server_however_that_ends(tmp_path: Path) -> None:
    server = (
        "import sys, time, pathlib; from rapport.metrics.duck.keeper import Keeper;"
        "keeper = Keeper(pathlib.Path(sys.argv[1]), rest=3600); keeper.start();"
        "print('there', flush=True);"
        "[time.sleep(0.01) for _ in iter(lambda: keeper.child, 0) if not keeper.child"
        " or print(keeper.child, flush=True) or time.sleep(3600)]"
    )
    command = [sys.executable, "-c", server, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        Remote(tmp_path).answer(ONE).rows()
        child = int(process.stdout.readline())
        assert runs(child)
        process.kill()
    wait_until(lambda: not runs(child))
    # Its leftovers are in nobody's way.
    with Keeper(tmp_path):
        assert Remote(tmp_path).answer(ONE).rows() == [(1,)]


def test_a_key_pressed_for_the_server_does_not_end_it(keeper: Keeper, remote: Remote) -> None:
    remote.answer(ONE).rows()
    child = keeper.child
    assert child
    for number in (signal.SIGINT, signal.SIGTERM):
        os.kill(child, number)
    assert remote.answer(ONE).rows() == [(1,)]
    assert keeper.child == child


def test_of_two_servers_of_a_machine_one_keeps_the_socket(keeper: Keeper, tmp_path: Path) -> None:
    with Keeper(tmp_path) as second:
        assert Remote(tmp_path).answer(ONE).rows() == [(1,)]
        assert (keeper.child is None, second.child) == (False, None)


def test_nobody_else_can_ask(keeper: Keeper, tmp_path: Path) -> None:
    (path,) = tmp_path.glob("*.sock")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    one, other = socket.socketpair()
    with one, other:
        assert place.is_ours(one)


def test_the_folder_may_lie_very_deep(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a-folder-with-a-long-name"] * 8)
    deep.mkdir(parents=True)
    with Keeper(deep):
        assert Remote(deep).answer(ONE).rows() == [(1,)]
    assert not list(deep.glob("*.sock"))


def test_a_process_that_cannot_start_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rapport.metrics.duck.keeper.sys.executable", "/bin/false")
    with Keeper(tmp_path), pytest.raises(FiguresNotAvailable):
        Remote(tmp_path, silence=PATIENCE * 10).answer(ONE)
