"""Drafts of answers and notes."""

from __future__ import annotations

from django.db.models import QuerySet

from rapport.core.database.prepared import prepared
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.models import Draft, Ticket


def drafts_of(ticket: Ticket, user: User) -> dict[str, Draft]:
    """Return the person's drafts on the ticket, by kind."""
    return {draft.kind: draft for draft in _drafts(ticket.pk, user.pk)}


def mail_draft(customer: Person | None, user: User) -> Draft | None:
    """Return the mail that the person is writing to begin a ticket: to the customer, or to
    somebody who is not chosen yet.
    """
    return Draft.objects.filter(ticket=None, customer=customer, user=user).first()


@prepared
def _drafts(ticket: int, user: int) -> QuerySet[Draft, Draft]:
    return Draft.objects.filter(ticket=ticket, user=user)
