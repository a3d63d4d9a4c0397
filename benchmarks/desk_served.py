"""The desk over real HTTP, for orientation: answers a second, times, memory; prints JSON.

A server of its own (``rapport serve``) on this machine, which its clients share with it.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import django

django.setup()

from django.db import connections  # noqa: E402 - Django must be set up first
from django.test import Client  # noqa: E402

from benchmarks import tickets  # noqa: E402
from benchmarks.company import rapport  # noqa: E402
from benchmarks.measure import MILLI, percentile, took  # noqa: E402
from rapport.people.actions import make_token  # noqa: E402
from rapport.people.models import User  # noqa: E402
from rapport.timeline.reading.pump import drain  # noqa: E402

CONNECTIONS = 10
# How many calls a connection makes, pages are shown one after the other, and seconds to settle.
LONG, QUICK = (60, 200, 10.0), (2, 3, 1.0)

# What it is of, how much, its unit, and a note.
Figure = tuple[str, float, str, str]
# A method, an address, headers and a body.
Call = tuple[str, str, dict[str, str], str]


def main(length: str) -> None:
    """Serve; measure pages, then creates, then replies; look at the memory; stop."""
    calls, shown, settle = LONG if length == "long" else QUICK
    ada = User.objects.get(email="ada@demo.example")
    pages, writes = _pages(ada), _writes(ada)
    # What was written before is not for the server to catch up with: it begins idle.
    drain()
    connections.close_all()
    with _server() as (process, port):
        time.sleep(settle)
        figures: list[Figure] = [("memory, idle", _megabytes(process), "MB", "")]
        for what, page in pages:
            seconds = _one_by_one(port, page, shown)
            figures.append((f"{what} over HTTP, p95", percentile(seconds, 95), "ms", ""))
        for what, call in [*((f"{what}s", _always(page)) for what, page in pages), *writes]:
            before = _processor_seconds(process)
            rate = _rate(port, call, calls)
            work = (_processor_seconds(process) - before) / (CONNECTIONS * calls) * MILLI
            note = f"{work:.1f} ms of processor time each"
            figures.append((f"{what}, 10 connections", rate, "/s", note))
        figures.append(("memory, afterwards", _megabytes(process), "MB", ""))
    sys.stdout.write(json.dumps(figures) + "\n")


def _pages(user: User) -> list[tuple[str, Call]]:
    """Return the queue page and the page of a ticket of four messages, signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = {"Cookie": client.cookies.output(header="", sep=";").strip()}
    return [
        ("queue page", ("GET", "/tickets/", cookie, "")),
        ("ticket page", ("GET", f"/tickets/{tickets.shown()}/", cookie, "")),
    ]


def _writes(user: User) -> list[tuple[str, Callable[[int], Call]]]:
    """Return a create for customers of whom some come again, and a reply to open tickets."""
    secret = make_token(user, by=user).secret
    head = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    held = list(tickets.held().values_list("pk", flat=True)[:50])

    def create(number: int) -> Call:
        customer = {"email": f"served-{number % 300}@customer.example"}
        ticket = {"customer": customer, "subject": "Invoice", "body": "I was billed twice."}
        return "POST", "/api/v1/tickets", head, json.dumps(ticket)

    def reply(number: int) -> Call:
        address = f"/api/v1/tickets/{held[number % len(held)]}/replies"
        return "POST", address, head, json.dumps({"body": "We look into it."})

    return [("creates", create), ("replies", reply)]


def _one_by_one(port: int, page: Call, times: int) -> list[float]:
    connection = _connect(port)
    for _ in range(5):
        _send(connection, page)
    return [took(lambda: _send(connection, page)).passed for _ in range(times)]


def _always(call: Call) -> Callable[[int], Call]:
    return lambda _: call


def _rate(port: int, call: Callable[[int], Call], calls: int) -> float:
    """Return how many calls a second are answered on ten connections at once."""
    numbers = count()

    def work(_: int) -> None:
        connection = _connect(port)
        for _ in range(calls):
            _send(connection, call(next(numbers)))

    start = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(work, range(CONNECTIONS)))
    return CONNECTIONS * calls / (time.perf_counter() - start)


def _connect(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=30)


def _send(connection: http.client.HTTPConnection, call: Call) -> None:
    method, address, head, body = call
    connection.request(method, address, body, head)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status not in (200, 201):
        raise RuntimeError(f"{address} answered {answer.status}: {text[:200]!r}")


@contextmanager
def _server() -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = _free_port()
    process = subprocess.Popen(
        [*rapport(), "serve", "--port", str(port)], stdout=subprocess.DEVNULL
    )
    try:
        _wait(port)
        yield process, port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            _send(_connect(port), ("GET", "/healthz", {}, ""))
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not come up.")


def _processor_seconds(process: subprocess.Popen[bytes]) -> float:
    """Return how long the server has worked, in all its processes and threads and at everything."""
    ticks = 0
    for pid in _family(process.pid):
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
        ticks += sum(map(int, stat.rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _megabytes(process: subprocess.Popen[bytes]) -> float:
    """Return the memory of all its processes, in MB; what several share counts once."""
    found = 0
    for pid in _family(process.pid):
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
        line: Sequence[str] = next(x for x in told.splitlines() if x.startswith("Pss:")).split()
        found += int(line[1])
    return found / 1024


def _family(pid: int) -> list[int]:
    children = [
        int(child)
        for told in Path(f"/proc/{pid}/task").glob("*/children")
        for child in told.read_text(encoding="utf-8").split()
    ]
    return [pid, *(each for child in children for each in _family(child))]


if __name__ == "__main__":
    main(sys.argv[1])
