"""The outcome of an arrival, before it is written to its row."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.channels.models import Inbound

State = Inbound.State


@dataclass(frozen=True, slots=True)
class Outcome:
    """The final state of an arrival, the reason, and the ids of the resulting ticket
    and message.
    """

    state: Inbound.State
    reason: str = ""
    ticket: int | None = None
    message: int | None = None
