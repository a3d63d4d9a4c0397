"""DuckDB's process on a real socket, and its keeper."""

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
    """Return a keeper of the socket in the test's folder; its process stays for an hour."""
    with Keeper(tmp_path, rest=3600) as keeper:
        yield keeper


@pytest.fixture
def remote(keeper: Keeper, tmp_path: Path) -> Remote:
    """Return a client of that socket."""
    return Remote(tmp_path, silence=PATIENCE)


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for something to happen in another process."""
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, "It did not happen."
        time.sleep(0.02)
