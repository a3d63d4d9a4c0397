"""Events that rooms above tell more fully in a conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapport.core.registry import Registry
from rapport.timeline.history import HistoryLine


@dataclass(frozen=True)
class Retelling:
    """Events of some kinds, drawn by the piece of that name (``ui.…``) with what belongs to each.

    ``look_up`` takes all of them at once and returns the values by the events' ids; it is asked
    only where there are such events.
    """

    piece: str
    kinds: frozenset[str]
    look_up: Callable[[Sequence[HistoryLine]], Mapping[int, Any]]


RETELLINGS: Registry[Retelling] = Registry(
    "events told more fully in a conversation", key=lambda retelling: retelling.piece
)


def retold(lines: Sequence[HistoryLine]) -> dict[int, tuple[str, Any]]:
    """Return the piece and the value of each event that is told more fully, by the event's id."""
    found: dict[int, tuple[str, Any]] = {}
    for retelling in RETELLINGS:
        meant = [line for line in lines if line.kind in retelling.kinds]
        values = retelling.look_up(meant) if meant else {}
        found |= {event: (retelling.piece, value) for event, value in values.items()}
    return found
