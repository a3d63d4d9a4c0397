"""The Django application of tickets."""

from __future__ import annotations

from rapport.core import room


class TicketsConfig(room.Room):
    name = "rapport.tickets"
