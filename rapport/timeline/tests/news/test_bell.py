"""The bell of a desk on SQLite."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from rapport.timeline.news import bell

PATIENCE = 30.0


@pytest.fixture(params=["told by the system", "by looking"])
def place(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Path]:
    """Yield the bell's folder, once for each way of hearing it."""
    if request.param == "by looking":
        monkeypatch.setattr(bell, "_open_inotify", lambda: None)
    monkeypatch.setitem(connection.settings_dict, "NAME", tmp_path / "desk.sqlite3")
    yield tmp_path / "desk.sqlite3-news"


class Listener:
    """A thread that counts how often it has heard the bell."""

    def __init__(self) -> None:
        self.heard = 0
        self._told, self._teller = socket.socketpair()
        self._listens = threading.Event()
        self._over = False
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        assert self._listens.wait(PATIENCE)

    def hears(self, act: Callable[[], Any]) -> bool:
        """Call ``act``; return whether the bell was heard shortly after."""
        before = self.heard
        until = time.monotonic() + PATIENCE
        act()
        while self.heard == before and time.monotonic() < until:
            time.sleep(0.01)
        return self.heard > before

    def end(self) -> None:
        self._over = True
        self._teller.send(b"!")
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def _listen(self) -> None:
        with bell.Hearing() as hearing:
            self._listens.set()
            while True:
                hearing.wait(self._told)
                if self._over:
                    return
                self.heard += 1


def ring_elsewhere() -> None:
    """Ring it in another process."""
    pid = os.fork()
    if pid == 0:
        bell.ring()
        os._exit(0)
    os.waitpid(pid, 0)


def test_every_process_hears_it_again_and_again(place: Path) -> None:
    listener, another = Listener(), Listener()
    for _ in range(3):
        assert listener.hears(bell.ring)
        assert another.hears(ring_elsewhere)
    listener.end()
    another.end()


def test_one_that_was_put_there_anew_is_heard_too(place: Path) -> None:
    """As after a restored backup."""
    listener = Listener()
    assert listener.hears(place.unlink)
    assert listener.hears(bell.ring)
    assert listener.hears(bell.ring)
    listener.end()


def test_who_cannot_ring_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", tmp_path / "nowhere" / "desk.sqlite3")
    bell.ring()

    assert "cannot be told" in caplog.text
