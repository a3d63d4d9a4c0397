"""A customer's tickets on the customer's page."""

from __future__ import annotations

from typing import Any

from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.lists.rows import rows_of
from rapport.tickets.models import Ticket

SHOWN = 30


def tickets_of(person: Person, user: User) -> dict[str, Any] | None:
    """Return the person's tickets that the user may see, latest first."""
    if not user.may(Ability.SEE_TICKETS):
        return None
    visible = Ticket.objects.visible_to(user).filter(customer=person)
    latest = list(visible.with_people().order_by("-opened_at", "-pk")[: SHOWN + 1])
    return {
        "rows": rows_of(latest[:SHOWN], clock.now()),
        "more": visible.count() - SHOWN if len(latest) > SHOWN else 0,
        "person": person,
        "may_open": user.may(Ability.WORK_TICKETS),
    }
