"""The defects of a mail: ordered, without repeats, bounded."""

from __future__ import annotations

MOST = 50


class Defects:
    """Collects sentences about what was mended or given up while reading one mail."""

    def __init__(self) -> None:
        self._found: dict[str, None] = {}

    def add(self, sentence: str) -> None:
        if len(self._found) < MOST:
            self._found.setdefault(sentence[:200])

    def as_tuple(self) -> tuple[str, ...]:
        return tuple(self._found)
