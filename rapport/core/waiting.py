"""Waiting: announced to let others in, and for how long at most."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Whoever comes late may still find that there is nothing to wait for.
LEAST_SECONDS = 0.2

_aside: ContextVar[Callable[[], None] | None] = ContextVar("aside", default=None)
_until: ContextVar[float | None] = ContextVar("until", default=None)


def on_waiting(aside: Callable[[], None]) -> None:
    """Have ``aside`` called when this request is about to wait; the server sets it."""
    _aside.set(aside)


def about_to_wait() -> None:
    """Announce that what follows waits for something outside this interpreter.

    For anything that often takes longer than a page: a figure, another server, the turn to write.
    It may be called anywhere and any number of times; without a server that listens it does
    nothing.
    """
    aside = _aside.get()
    if aside is not None:
        aside()


def give_up_at(moment: float) -> None:
    """Let this request wait until then at most, by ``time.monotonic``; the server sets it."""
    _until.set(moment)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Let the block wait for that long at most, whatever was allowed before."""
    token = _until.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(token)


def patience(usual: float) -> float:
    """Return for how many seconds more to wait for something that is usually given ``usual``."""
    until = _until.get()
    if until is None:
        return usual
    return max(LEAST_SECONDS, min(usual, until - time.monotonic()))
