"""The position of a reader on the timeline."""

from __future__ import annotations

import re
from typing import NamedTuple

_WRITTEN = re.compile(r"(-?\d{1,19})\.(\d{1,19})")


class Position(NamedTuple):
    """The last event seen. Positions compare in the order in which events are read.

    ``xid`` is the transaction that wrote the event (0 on SQLite), ``id`` the event's own number.
    """

    xid: int
    id: int

    @classmethod
    def parse(cls, text: str) -> Position | None:
        """Return the position that ``str`` wrote, or None for any other text."""
        found = _WRITTEN.fullmatch(text)
        return cls(int(found[1]), int(found[2])) if found else None

    def __str__(self) -> str:
        return f"{self.xid}.{self.id}"


# Before every event.
START = Position(0, 0)
