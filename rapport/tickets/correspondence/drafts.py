"""Drafts of answers and notes."""

from __future__ import annotations

from django.db.models import QuerySet

from rapport.core.database.prepared import prepared
from rapport.people.models import User
from rapport.tickets.models import Draft, Ticket


def drafts_of(ticket: Ticket, user: User) -> dict[str, Draft]:
    """Return the person's drafts on the ticket, by kind."""
    return {draft.kind: draft for draft in _drafts(ticket.pk, user.pk)}


@prepared
def _drafts(ticket: int, user: int) -> QuerySet[Draft, Draft]:
    return Draft.objects.filter(ticket=ticket, user=user)
