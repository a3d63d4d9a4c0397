"""What became of an arrival, before it is written on its row."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.channels.models import Inbound
from rapport.tickets.models import Message, Ticket

State = Inbound.State


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state an arrival ends in, why, and the ticket and message it led to."""

    state: Inbound.State
    reason: str = ""
    ticket: Ticket | None = None
    message: Message | None = None
