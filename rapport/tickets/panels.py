"""Panels beside a conversation, added by rooms above."""

from __future__ import annotations

from typing import Any

from rapport.core.face.sections import Section, shown
from rapport.core.registry import Registry
from rapport.people.models import User
from rapport.tickets.models import Ticket

Panel = Section[Ticket]

PANELS: Registry[Panel] = Registry("the panels of a ticket", key=lambda panel: panel.template)


def panels_of(ticket: Ticket, user: User) -> list[dict[str, Any]]:
    """Return the panels with something to show this user about the ticket."""
    return shown(PANELS, ticket, user)
