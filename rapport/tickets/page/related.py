"""Tickets related to one: before, after, and merged into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from rapport.core.database.prepared import prepared
from rapport.people.models import User
from rapport.tickets.models import Ticket


@dataclass(frozen=True)
class Related:
    """The related tickets that one person sees: ``before`` and ``after`` it, and ``merged`` into
    it.
    """

    before: Ticket | None
    after: list[Ticket]
    merged: list[Ticket]

    @property
    def linked(self) -> list[Ticket]:
        """Return the tickets before and after it."""
        return [*([self.before] if self.before else []), *self.after]


def related_to(ticket: Ticket, user: User) -> Related:
    """Look them up: three queries, the last only if there are any."""
    pointing = _pointing_to(ticket.pk)
    after = [each.pk for each in pointing if each.linked_to == ticket.pk]
    merged = [each.pk for each in pointing if each.merged_into == ticket.pk]
    numbers = {*after, *merged, *([ticket.linked_to_id] if ticket.linked_to_id else [])}
    if not numbers:
        return Related(None, [], [])
    visible = Ticket.objects.visible_to(user).filter(pk__in=numbers).select_related("customer")
    seen = {each.pk: each for each in visible.order_by("pk")}
    return Related(
        before=seen.get(ticket.linked_to_id or 0),
        after=[seen[pk] for pk in sorted(after) if pk in seen and pk not in merged],
        merged=[seen[pk] for pk in sorted(merged) if pk in seen],
    )


@prepared
def _pointing_to(ticket: int) -> QuerySet[Ticket, Any]:
    pointing = Ticket.objects.filter(Q(linked_to=ticket) | Q(merged_into=ticket))
    return pointing.values_list("pk", "linked_to", "merged_into", named=True)
