"""Readers of the timeline and their steps (docs/decisions/0001).

Rooms add their readers to ``READERS``, with an order. A reader that writes to the desk's database
is a ``Reader``: its cursor moves in the same transaction as what it wrote, so each event takes
effect exactly once. A reader that writes elsewhere and keeps its position there, with what it
wrote, is a ``SelfPlacedReader``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db import transaction

from rapport.core.database.durability import put_on_disk
from rapport.core.errors import RapportError
from rapport.core.registry import Registry
from rapport.timeline import turns
from rapport.timeline.models import Cursor, Event
from rapport.timeline.position import START, Position

BATCH = 500


@dataclass(frozen=True)
class Reader:
    """A reader that writes to the desk's database, or nowhere.

    ``handle`` gets events in order, inside the transaction that moves the cursor; if it raises,
    both are undone. It passes over kinds it does not know. ``from_beginning`` is False for a
    reader with effects outside: it starts with events after its first run.
    """

    name: str
    handle: Callable[[Sequence[Event]], None]
    batch: int = BATCH
    from_beginning: bool = True


class SelfPlacedReader(Protocol):
    """A reader that writes elsewhere and keeps its position there, with what it wrote.

    ``handle`` writes what the events mean, and the position ``upto``, in one step that a crash
    leaves either done or undone. Only one process at a time is in ``handle``; no transaction is
    open.
    """

    @property
    def name(self) -> str: ...

    @property
    def batch(self) -> int:
        """Return how many events to hand over at once."""

    def position(self) -> Position:
        """Return the last position written, ``START`` before the first."""

    def handle(self, events: Sequence[Event], upto: Position) -> None:
        """Write what the events mean, and that everything up to the position is dealt with."""


AnyReader = Reader | SelfPlacedReader
READERS: Registry[AnyReader] = Registry(
    "the readers of the timeline", key=lambda reader: reader.name
)


class ReaderFailed(RapportError):
    """A reader of the timeline cannot go on."""

    code = "reader_failed"
    status = 500


def events_after(position: Position, limit: int) -> list[Event]:
    """Return at most ``limit`` next events, in reading order.

    Nothing can appear before or among them any more: on PostgreSQL, an event is held back until
    its transaction is older than every running one.
    """
    return list(Event.objects.after(position).settled().in_order()[:limit])


def position_of(reader: AnyReader) -> Position:
    """Return how far the reader has come."""
    if not isinstance(reader, Reader):
        return reader.position()
    cursor = Cursor.objects.filter(pk=reader.name).first()
    return cursor.position if cursor else START


def advance(reader: AnyReader, *, limit: int, at: datetime) -> int:
    """Hand the reader at most ``limit`` next events; return how many there were.

    Returns 0 when there are none, or when another process has the reader's turn. Raises what the
    reader raises, after undoing the step.
    """
    if isinstance(reader, Reader):
        return _advance_with_cursor(reader, limit, at)
    with turns.turn(f"reader-{reader.name}") as mine:
        return _advance_elsewhere(reader, limit, at) if mine else 0


def _advance_with_cursor(reader: Reader, limit: int, at: datetime) -> int:
    start = _cursor(reader, at).position
    if not events_after(start, 1):
        # Checked without a lock first, so that an idle desk writes nothing.
        return 0
    with transaction.atomic():
        cursor = Cursor.objects.select_for_update(skip_locked=True).filter(pk=reader.name).first()
        events = events_after(cursor.position, limit) if cursor else []
        if cursor is None or not events:
            return 0
        reader.handle(events)
        cursor.move(events[-1].position, at)
    return len(events)


def _advance_elsewhere(reader: SelfPlacedReader, limit: int, at: datetime) -> int:
    events = events_after(reader.position(), limit)
    if not events:
        return 0
    upto = events[-1].position
    put_on_disk()
    reader.handle(events, upto)
    # The reader's own store holds its position; this copy is for people to look at.
    cursor, _ = Cursor.objects.get_or_create(reader=reader.name)
    cursor.move(upto, at)
    return len(events)


def _cursor(reader: Reader, at: datetime) -> Cursor:
    """Return the reader's cursor; a new one starts where the reader wants to begin."""
    cursor = Cursor.objects.filter(pk=reader.name).first()
    if cursor is not None:
        return cursor
    begin = START if reader.from_beginning else Event.objects.settled().end()
    cursor, _ = Cursor.objects.get_or_create(
        reader=reader.name, defaults={"xid": begin.xid, "event_id": begin.id, "moved_at": at}
    )
    return cursor


def skip_to_end(reader: Reader, *, at: datetime) -> None:
    """Move the reader past everything so far, for history that was imported whole."""
    _cursor(reader, at).move(Event.objects.settled().end(), at)
