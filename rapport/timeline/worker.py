"""The server's loops, each in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rapport.core.registry import Registry, load


@dataclass(frozen=True)
class Worker:
    """A loop with a thread and a database connection of its own.

    ``run_once`` gets the current instant, does one bounded piece of work and returns whether there
    was any. If so, it is called again at once; otherwise after ``every`` seconds or, with
    ``on_news``, some seconds after something new is on the timeline, so that a burst is one piece
    of work. What it raises is logged and shown, and it is called again after a rest. Several
    processes may run the same loop: it claims what it works on, or takes its turn
    (``timeline.turns``). A crash at any point must lose nothing.
    """

    name: str
    run_once: Callable[[datetime], bool]
    every: float
    on_news: bool = False
    gathers: float = 0.0


WORKERS: Registry[Worker] = Registry("the workers of the server", key=lambda worker: worker.name)


def loaded() -> list[Worker]:
    """Return the loops with their modules imported; raises Misconfigured when one is missing.

    Loops that start at the same time and import the same modules would wait for each other.
    """
    for worker in WORKERS:
        load(worker.run_once)
    return list(WORKERS)
