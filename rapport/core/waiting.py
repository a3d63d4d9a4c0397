"""Announcements of requests about to wait, which let others in."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

_aside: ContextVar[Callable[[], None] | None] = ContextVar("aside", default=None)


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
