"""The client of DuckDB's process: answered, or told there are no figures."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from rapport.core import waiting
from rapport.metrics.duck import place
from rapport.metrics.duck.query import Query
from rapport.metrics.duck.remote import REST_SECONDS, Remote
from rapport.metrics.errors import FiguresNotAvailable

ONE = Query("SELECT 1")


class Clock:
    """A clock that moves only when told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(FiguresNotAvailable) as told:
        Remote(tmp_path).answer(ONE)
    assert told.value.status == 503
    assert "not available" in told.value.sentence


def test_a_socket_that_was_left_behind(tmp_path: Path) -> None:
    place.listen(tmp_path).close()
    with pytest.raises(FiguresNotAvailable):
        Remote(tmp_path).answer(ONE)


def test_one_who_does_not_answer_is_not_asked_again_for_a_while(tmp_path: Path) -> None:
    clock = Clock()
    remote = Remote(tmp_path, silence=0.05, clock=clock)
    with place.listen(tmp_path) as listener:
        for _ in range(3):
            with pytest.raises(FiguresNotAvailable):
                remote.answer(ONE)
        assert _asked(listener) == 1
        clock.now += REST_SECONDS
        with pytest.raises(FiguresNotAvailable):
            remote.answer(ONE)
        assert _asked(listener) == 1


def test_it_is_logged_once_that_one_does_not_answer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    remote = Remote(tmp_path, silence=0.05, clock=clock)
    with place.listen(tmp_path):
        for _ in range(3):
            with pytest.raises(FiguresNotAvailable):
                remote.answer(ONE)
            clock.now += REST_SECONDS

    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_whoever_asks_lets_others_in_meanwhile(tmp_path: Path) -> None:
    let_in: list[str] = []
    waiting.on_waiting(lambda: let_in.append("the next one"))
    with pytest.raises(FiguresNotAvailable):
        Remote(tmp_path).answer(ONE)
    waiting.on_waiting(lambda: None)

    assert let_in == ["the next one"]


def _asked(listener: socket.socket) -> int:
    """Accept the waiting connections; return how many there were."""
    listener.setblocking(False)
    count = 0
    while True:
        try:
            listener.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1
