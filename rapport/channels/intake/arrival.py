"""A row of what arrived, together with what it means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from rapport.channels.models import Inbound
from rapport.channels.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Arrival:
    """What arrived, and what it means; a person's word about it may give it another meaning."""

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
