"""What became of an arrival, before it is written on its row."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.channels.models import Inbound

State = Inbound.State


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state an arrival ends in, why, and the ticket and message it led to, by their numbers."""

    state: Inbound.State
    reason: str = ""
    ticket: int | None = None
    message: int | None = None
