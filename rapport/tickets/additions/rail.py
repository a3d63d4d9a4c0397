"""The count of waiting tickets in the navigation."""

from __future__ import annotations

from rapport.people.models import User
from rapport.tickets.models import Ticket


def waiting_for_us(user: User) -> int:
    """Return how many of the tickets that this person sees wait for us."""
    return Ticket.objects.visible_to(user).waiting().count()
