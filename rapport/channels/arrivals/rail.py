"""The count of arrivals in the navigation."""

from __future__ import annotations

from rapport.channels.models import Inbound
from rapport.people.models import User


def parked(user: User) -> int:
    """Return how many arrivals could not be processed and wait for somebody."""
    return Inbound.objects.parked().count()
