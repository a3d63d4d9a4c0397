"""The audience of tickets in the live news."""

from __future__ import annotations

from collections.abc import Collection

from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.models import Ticket


def audible(user: User, ids: Collection[int]) -> Collection[int]:
    """Return those of the tickets that the person may hear of."""
    if user.may(Ability.SEE_TICKETS) and user.sees_every_team:
        return ids
    return set(Ticket.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
