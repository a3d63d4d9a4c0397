"""Facts about tickets, one file each."""

from __future__ import annotations

from rapport.tickets.facts.first_responses import FIRST_RESPONSES
from rapport.tickets.facts.open_spells import OPEN_SPELLS
from rapport.tickets.facts.resolutions import RESOLUTIONS
from rapport.tickets.facts.tickets import TICKETS

__all__ = ["FIRST_RESPONSES", "OPEN_SPELLS", "RESOLUTIONS", "TICKETS"]
