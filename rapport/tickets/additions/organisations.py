"""Tickets in the list of organisations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapport.people.models import User
from rapport.tickets.models import Ticket


def unsolved_of(organisations: Sequence[int], user: User) -> Mapping[int, int]:
    """Return how many open tickets that the reader sees each has; one query for all."""
    of = "customer__organisation"
    seen = Ticket.objects.visible_to(user).filter(**{f"{of}__in": organisations})
    return {pk: number for pk, number in seen.unsolved_by(of).items() if pk is not None}
