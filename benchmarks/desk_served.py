"""The desk over real HTTP: rate, times, memory and idle work.

Prints JSON. The server (``rapport serve``), with one process and with four, shares the machine
with its clients.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.company import home, rapport
from benchmarks.family import busy, megabytes, processor_seconds, settle
from benchmarks.load import CONNECTIONS, always, one_by_one, so_often
from benchmarks.measure import MILLI, percentile
from benchmarks.served import Server, Uses, clean_environ, serving, uses

PROCESSES = (1, 4)
# What a server with this many processes may use, in MB, and its idle loops, in per cent of a core.
MEMORY = {1: 150.0, 4: 400.0}
IDLE_SHARE = 0.2

# Name, value, unit, limit and note of a figure.
Figure = tuple[str, float, str, float | None, str]


@dataclass(frozen=True)
class Length:
    """How long to measure: calls per connection, also of figures, single pages, seconds of idling.

    ``rest`` is how many seconds after the last figure the process that counts figures has ended.
    """

    calls: int
    figures: int
    shown: int
    idle: float
    rest: float


LONG, QUICK = Length(60, 2, 200, 60.0, 75.0), Length(1, 1, 3, 1.0, 0.0)


def main(length: Length) -> None:
    """Serve with one process, then with four; print the figures."""
    command = Path(rapport()[0])
    environ = clean_environ(home(os.environ))
    figures: list[Figure] = []
    for processes in PROCESSES:
        with serving(command, environ, processes=processes) as server:
            _come_to_rest(server, length)
            figures += _resting(server, processes, length)
            asked = uses(command, environ, server.port)
            figures += _used(server, processes, length, asked)
            figures += _after(server, processes, length, asked)
    sys.stdout.write(json.dumps(figures) + "\n")


def _resting(server: Server, processes: int, length: Length) -> Iterator[Figure]:
    by = _by(processes)
    share = busy(server.pid, length.idle)
    yield f"memory, idle, {by}", megabytes(server.pid), "MB", MEMORY[processes], ""
    note = f"of a core, over {length.idle:g} s"
    yield f"loops, idle, {by}", share, "%", IDLE_SHARE if length is LONG else None, note


def _used(server: Server, processes: int, length: Length, asked: Uses) -> Iterator[Figure]:
    by = _by(processes)
    if processes == 1:
        for what, page in (("queue page", asked.queue), ("ticket page", asked.ticket)):
            seconds = one_by_one(server.port, page, length.shown)
            yield f"{what} over HTTP, p95", percentile(seconds, 95), "ms", None, ""
    for what, calls in asked.by_name().items():
        before = processor_seconds(server.pid)
        load = so_often(server.port, calls, length.calls)
        work = (processor_seconds(server.pid) - before) / len(load.took) * MILLI
        times = ", ".join(f"p{rank} {percentile(load.took, rank):.0f} ms" for rank in (50, 95))
        note = f"{times}; {work:.1f} ms of processor time each"
        yield f"{what}, {CONNECTIONS} connections, {by}", load.rate, "/s", None, note


def _after(server: Server, processes: int, length: Length, asked: Uses) -> Iterator[Figure]:
    by = _by(processes)
    so_often(server.port, always(asked.figures), length.figures)
    note = "with the process that counts figures"
    yield f"memory, figures open, {by}", megabytes(server.pid), "MB", None, note
    _come_to_rest(server, length)
    yield f"memory, afterwards, {by}", megabytes(server.pid), "MB", MEMORY[processes], ""


def _come_to_rest(server: Server, length: Length) -> None:
    """Wait until leftover work is done and the process that counts figures has ended."""
    settle(server.pid)
    time.sleep(length.rest)


def _by(processes: int) -> str:
    return "1 process" if processes == 1 else f"{processes} processes"


if __name__ == "__main__":
    main(LONG if sys.argv[1] == "long" else QUICK)
