"""What an arrival tells of its sender beside its words: that they can be reached, or are away."""

from __future__ import annotations

from datetime import date

from rapport.channels.arrivals.matching import Match
from rapport.channels.models import Inbound
from rapport.channels.transport import Parsed
from rapport.customers.actions import note_away, note_sign_of_life
from rapport.customers.models import Person
from rapport.tickets.actions.messages import delivery
from rapport.tickets.page.quiet import day_of


def take(inbound: Inbound, parsed: Parsed, person: Person, match: Match | None) -> None:
    """Note that the sender's address works, and the days that an automatic reply says."""
    at = inbound.received_at
    if parsed.sender is not None:
        note_sign_of_life(parsed.sender.value, at=at)
        if match is not None:
            delivery.settle_delay(match.ticket, parsed.sender.value, at=at)
    last = _day(parsed, "until")
    if parsed.automatic and last is not None:
        note_away(person, first=_day(parsed, "from"), last=last, by=person, at=at)


def _day(parsed: Parsed, name: str) -> date | None:
    return day_of(parsed.content.particulars.get(name))
