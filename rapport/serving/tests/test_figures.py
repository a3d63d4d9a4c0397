"""Figures of a real server, counted in one process beside it."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rapport.serving.tests.servers import PATIENCE, Desk, Server, descendants_of

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux tells its processes")


def counters(server: Server) -> list[int]:
    """Return the processes that count figures for the server."""
    return [pid for pid in descendants_of(server.pid) if "duck.process" in _command(pid)]


def test_a_page_of_figures_is_counted_beside_the_server(server: Server, desk: Desk) -> None:
    _wait_until(lambda: "as of" in _page(server, desk))
    page = _page(server, desk)

    found = re.search(r'id="figure-value">([^<]*)<', page)
    assert found
    assert found[1] == "1"
    assert len(counters(server)) == 1
    for pid in server.family:
        loaded = "duckdb" in Path(f"/proc/{pid}/maps").read_text()
        assert loaded == (pid in counters(server)), _command(pid)


def test_a_counter_that_dies_is_replaced(server: Server, desk: Desk) -> None:
    _wait_until(lambda: 'id="figure-value"' in _page(server, desk))
    (first,) = counters(server)
    os.kill(first, signal.SIGKILL)
    _wait_until(lambda: first not in counters(server))

    _wait_until(lambda: 'id="figure-value"' in _page(server, desk, start="2026-01-02"))
    assert first not in counters(server)


def test_a_counter_that_is_stopped_holds_no_page_up(server: Server, desk: Desk) -> None:
    _wait_until(lambda: 'id="figure-value"' in _page(server, desk, start="2026-01-04"))
    (counter,) = counters(server)
    os.kill(counter, signal.SIGSTOP)
    try:
        page = _page(server, desk, start="2026-01-05")
        status, rows = server.get("/metrics/tickets_opened/rows/", desk.sessions["ben"])
    finally:
        os.kill(counter, signal.SIGCONT)

    assert "The figures are not available" in page
    assert status == 503
    assert "Not available right now" in rows.decode()
    assert "counts figures does not answer" in server.said


def test_the_counter_ends_with_the_server(environment: dict[str, str], desk: Desk) -> None:
    server = Server(environment)
    try:
        _wait_until(lambda: 'id="figure-value"' in _page(server, desk, start="2026-01-03"))
        left = counters(server)
        server.stop()
    finally:
        server.kill()
    _wait_until(lambda: not any("duck.process" in _command(pid) for pid in left))


def _page(server: Server, desk: Desk, start: str = "2026-01-01") -> str:
    address = f"/metrics/tickets_opened/?from={start}&to=2100-01-01"
    return server.get(address, desk.sessions["ben"])[1].decode()


def _wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, "It did not happen."
        time.sleep(0.2)


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except FileNotFoundError:
        return ""
