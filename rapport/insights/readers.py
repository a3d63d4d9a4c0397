"""The reader that keeps the facts up to date with the timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapport.core import clock
from rapport.metrics import registry
from rapport.metrics.warehouse import warehouse
from rapport.timeline.models import Event
from rapport.timeline.position import START, Position
from rapport.timeline.reading.readers import events_after

Progress = Callable[[int, int], None]
STEP = 5_000


@dataclass(frozen=True)
class FactsReader:
    """Makes the rows of touched subjects again; its position is kept in the warehouse's
    manifest.

    So rows and position change in one atomic step, and a crash between event and fact loses
    nothing.
    """

    name: str = "facts"
    batch: int = STEP

    def position(self) -> Position:
        """Return how far the facts reach."""
        cursor = warehouse().manifest().cursor
        return Position(*cursor) if len(cursor) == 2 else START

    def handle(self, events: Sequence[Event], upto: Position) -> None:
        """Bring the facts up to that position, unless another process is already further."""
        with warehouse().writing() as writer:
            if writer.cursor >= tuple(upto):
                return
            stale = writer.stale(registry.facts().values())
            for fact in registry.facts().values():
                if fact in stale:
                    writer.rebuild(fact)
                elif subjects := fact.touched(events):
                    writer.refresh(fact, subjects)
            writer.commit(cursor=upto, as_of=clock.now())


FACTS = FactsReader()


def rebuild_facts(progress: Progress | None = None) -> None:
    """Rebuild every fact from scratch; what happens meanwhile is read again afterwards."""
    at = clock.now()
    upto = Event.objects.settled().end()
    warehouse().rebuild(registry.facts().values(), cursor=upto, as_of=at, progress=progress)


def catch_up() -> None:
    """Bring the facts up to date now: for the command line, when no server runs."""
    if are_stale():
        rebuild_facts()
    while events := events_after(FACTS.position(), STEP):
        FACTS.handle(events, events[-1].position)


def are_stale() -> bool:
    """Return whether a fact was never built, or in another shape."""
    with warehouse().writing() as writer:
        return bool(writer.stale(registry.facts().values()))
