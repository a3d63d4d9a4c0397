"""Actions on forwarded mail."""

from __future__ import annotations

from rapport.channels.forwards.actions.pass_on import (
    join_known,
    join_ticket,
    open_forwarded,
    open_offered,
)
from rapport.channels.forwards.actions.take_apart import take_apart
from rapport.channels.forwards.actions.treat_as_forward import decline, treat_as_forward

__all__ = [
    "decline",
    "join_known",
    "join_ticket",
    "open_forwarded",
    "open_offered",
    "take_apart",
    "treat_as_forward",
]
