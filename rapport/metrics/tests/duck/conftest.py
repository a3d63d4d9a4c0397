"""The process that counts figures, on a real socket, and a server that keeps it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rapport.metrics.duck.keeper import Keeper
from rapport.metrics.duck.remote import Remote

PATIENCE = 60.0


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    """A server's keeper of the socket in the test's folder; its process stays an hour."""
    with Keeper(tmp_path, rest=3600) as keeper:
        yield keeper


@pytest.fixture
def remote(keeper: Keeper, tmp_path: Path) -> Remote:
    """Whoever asks over that socket."""
    return Remote(tmp_path)


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for what happens in another process."""
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, "It did not happen."
        time.sleep(0.02)
