"""Customers' ratings on the pages of tickets and customers."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from rapport.core.database.prepared import prepared
from rapport.customers.models import Person
from rapport.feedback.models import Response, SurveyRequest
from rapport.people.models import User
from rapport.tickets.models import Ticket

SHOWN = 20


def on_ticket(ticket: Ticket, user: User) -> dict[str, Any] | None:
    """Return the ratings of a ticket, or that the customer was asked; None when they were not."""
    asked = _asked(ticket.pk)
    if not asked:
        return None
    ratings = Response.objects.filter(ticket=ticket, superseded_at=None)
    return {
        "ratings": list(ratings.select_related("request__agent").order_by("-at")),
        "asked": asked[0],
    }


@prepared
def _asked(ticket: int) -> QuerySet[SurveyRequest, SurveyRequest]:
    requests = SurveyRequest.objects.filter(ticket=ticket, state=SurveyRequest.State.SENT)
    return requests.order_by("-sent_at")


def by_person(person: Person, user: User) -> dict[str, Any] | None:
    """Return a person's answers on tickets that the user may see; None if there are none."""
    ratings = Response.objects.filter(
        request__person=person,
        superseded_at=None,
        ticket__in=Ticket.objects.visible_to(user),
    ).select_related("ticket", "request__agent")
    found = list(ratings.order_by("-at")[:SHOWN])
    return {"ratings": found} if found else None
