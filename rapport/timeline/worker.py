"""What the server does beside answering requests: loops, listed in ``settings.RAPPORT_WORKERS``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from rapport.core.errors import Misconfigured


@dataclass(frozen=True)
class Worker:
    """A loop that runs in a thread of its own, with a database connection of its own.

    ``run_once`` is given the present instant, does one bounded piece of work and says whether
    there was any: then it is called again at once, otherwise after ``every`` seconds, or, with
    ``on_news``, when something new is on the timeline: it lets what follows gather for some
    seconds, so that a burst is one piece of work. What it raises is logged and shown, and it is
    called again after a rest. Several processes may run the same loop: it claims what it
    works on, or takes its turn (``timeline.turns``). A crash at any point must lose nothing.
    """

    name: str
    run_once: Callable[[datetime], bool]
    every: float
    on_news: bool = False
    gathers: float = 0.0


def every() -> list[Worker]:
    """Return the loops; Misconfigured when one is missing or named twice."""
    workers = [_load(path) for path in settings.RAPPORT_WORKERS]
    names = [worker.name for worker in workers]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise Misconfigured(f"Two workers are named {twice.pop()}.")
    return workers


def _load(path: str) -> Worker:
    try:
        worker = import_string(path)
    except ImportError as error:
        raise Misconfigured(f"There is no worker at {path}: {error}.") from error
    if not isinstance(worker, Worker):
        raise Misconfigured(f"{path} is not a worker.")
    return worker
