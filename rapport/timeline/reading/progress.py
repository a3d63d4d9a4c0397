"""The progress of the readers, and what stops them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from rapport.timeline.models import Cursor, Event
from rapport.timeline.reading import readers

# Counting further would cost more than the number is worth.
MANY = 10_000


@dataclass(frozen=True)
class Progress:
    """How far a reader is behind, and what stops it.

    ``behind`` is the number of events it has yet to see, at most ``MANY``.
    """

    name: str
    behind: int
    moved_at: datetime | None
    failing_since: datetime | None
    failure: str

    @property
    def label(self) -> str:
        """Return the name in the language of the person who looks."""
        return gettext(self.name)

    @property
    def is_many(self) -> bool:
        """Return whether it is further behind than we count."""
        return self.behind >= MANY


def progress() -> list[Progress]:
    """Return how far each reader has come, in their order."""
    cursors = {cursor.reader: cursor for cursor in Cursor.objects.all()}
    return [_of(reader, cursors.get(reader.name)) for reader in readers.READERS]


def _of(reader: readers.AnyReader, cursor: Cursor | None) -> Progress:
    if cursor is not None and isinstance(reader, readers.Reader):
        position = cursor.position
    else:
        position = readers.position_of(reader)
    ahead = Event.objects.after(position).order_by()
    return Progress(
        name=reader.name,
        behind=ahead[:MANY].count(),
        moved_at=cursor.moved_at if cursor else None,
        failing_since=cursor.failing_since if cursor else None,
        failure=cursor.failure if cursor else "",
    )
