"""The defects of a mail, and the limits that it exceeds."""

from __future__ import annotations

from enum import StrEnum

MOST = 50


class Limit(StrEnum):
    """What a mail can have more of than is read; the rest is in its original alone."""

    FILE_NAME = "file-name"
    PARTS = "parts"
    DEPTH = "depth"
    HEADER = "header"
    LENGTH = "length"
    CALENDAR = "calendar"
    CONTAINER = "container"


class Defects:
    """Collects sentences about what was mended or given up while reading one mail."""

    def __init__(self) -> None:
        self._found: dict[str, None] = {}
        self._limits: dict[Limit, None] = {}

    def add(self, sentence: str, limit: Limit | None = None) -> None:
        """Note what was mended, or what was left out because it exceeds a limit."""
        if limit is not None:
            self._limits.setdefault(limit)
        if len(self._found) < MOST:
            self._found.setdefault(sentence[:200])

    def as_tuple(self) -> tuple[str, ...]:
        return tuple(self._found)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Return the limits that were exceeded: a reader has to be told of each."""
        return tuple(self._limits)
