"""The counts of tickets in the navigation."""

from __future__ import annotations

from rapport.core.face.rail import kept
from rapport.people.models import User
from rapport.tickets.lists import usual
from rapport.tickets.models import Ticket


def waiting_for_us(user: User) -> int:
    """Return how many of the tickets that this person sees wait for us."""
    return Ticket.objects.visible_to(user).waiting().count()


def mine(user: User) -> int:
    """Return how many unsolved tickets are this person's."""
    return _views(user)["mine"]


def unassigned(user: User) -> int:
    """Return how many unsolved tickets that this person sees are nobody's."""
    return _views(user)["nobody"]


def waiting(user: User) -> int:
    """Return how many of the tickets that this person sees wait for us, as the views count it."""
    return _views(user)["waiting"]


def unsolved(user: User) -> int:
    """Return how many unsolved tickets this person sees."""
    return _views(user)["open"]


def _views(user: User) -> dict[str, int]:
    """Return the counts of all views, which are one query."""
    return kept(user, "views", usual.counted)
