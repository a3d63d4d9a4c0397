"""A word from a request that is about to wait, so that others are let in meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

_aside: ContextVar[Callable[[], None] | None] = ContextVar("aside", default=None)


def on_waiting(aside: Callable[[], None]) -> None:
    """Have ``aside`` called when this request says that it waits; the server sets it."""
    _aside.set(aside)


def about_to_wait() -> None:
    """Say that what follows waits for something outside this interpreter.

    For what often takes longer than a page: a figure, another server, the turn to write. It may be
    said anywhere and as often as one likes; where no server listens it does nothing.
    """
    aside = _aside.get()
    if aside is not None:
        aside()
