"""Calls over HTTP on ten connections at once.

Measures how many per second, and how long each takes.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import NamedTuple

CONNECTIONS = 10

# A method, an address, headers and a body.
Call = tuple[str, str, dict[str, str], str]
# Returns the next call by its number.
Calls = Callable[[int], Call]


class Load(NamedTuple):
    """The outcome: seconds passed, and the seconds of each call."""

    passed: float
    took: list[float]

    @property
    def rate(self) -> float:
        """Return the number of calls answered per second."""
        return len(self.took) / self.passed


def always(call: Call) -> Calls:
    """Return the same call for every number."""
    return lambda _: call


def in_turn(calls: list[Call]) -> Calls:
    """Return the calls one after the other, over and over."""
    return lambda number: calls[number % len(calls)]


def for_seconds(port: int, calls: Calls, seconds: float, numbers: count[int]) -> Load:
    """Call for ``seconds``."""
    until = time.perf_counter() + seconds
    return _load(port, calls, numbers, lambda _: time.perf_counter() < until)


def so_often(port: int, calls: Calls, times: int) -> Load:
    """Make ``times`` calls on each connection."""
    return _load(port, calls, count(), lambda done: done < times)


def one_by_one(port: int, call: Call, times: int) -> list[float]:
    """Make a call ``times`` times on one warmed-up connection; return the seconds of each."""
    connection = connect(port)
    for _ in range(5):
        send(connection, call)
    return [_took(connection, call) for _ in range(times)]


def connect(port: int) -> http.client.HTTPConnection:
    """Return a connection to a server on this machine."""
    return http.client.HTTPConnection("127.0.0.1", port, timeout=60)


def send(connection: http.client.HTTPConnection, call: Call) -> bytes:
    """Make a call; return the body of the answer. Raises RuntimeError for a refusal."""
    method, address, head, body = call
    connection.request(method, address, body, head)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status not in (200, 201):
        raise RuntimeError(f"{address} answered {answer.status}: {text[:200]!r}")
    return text


def _load(port: int, calls: Calls, numbers: count[int], follows: Callable[[int], bool]) -> Load:
    def work(_: int) -> list[float]:
        connection, took = connect(port), list[float]()
        while follows(len(took)):
            took.append(_took(connection, calls(next(numbers))))
        return took

    begun = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        took = [seconds for some in pool.map(work, range(CONNECTIONS)) for seconds in some]
    return Load(time.perf_counter() - begun, took)


def _took(connection: http.client.HTTPConnection, call: Call) -> float:
    begun = time.perf_counter()
    send(connection, call)
    return time.perf_counter() - begun
