"""An arrival: its row and its meaning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from rapport.channels.models import Inbound
from rapport.channels.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Arrival:
    """An arrival and its meaning, which a person's word can change."""

    inbound: Inbound
    parsed: Parsed

    @property
    def at(self) -> datetime:
        """Return when it arrived at the other side."""
        return self.inbound.received_at

    @property
    def channel(self) -> str:
        """Return the channel it came by."""
        return self.inbound.channel

    def read_as(self, parsed: Parsed) -> Arrival:
        """Return the same arrival with another meaning."""
        return replace(self, parsed=parsed)
