"""Ratings in quantity, for figures and the cockpit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rapport.feedback.actions import begin_survey
from rapport.feedback.models import Response, SurveyRequest
from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.models import Ticket


def rated(tickets: Sequence[Ticket], scores: Sequence[int], *, by: User, at: datetime) -> None:
    """Resolve each of the tickets, and have it rated at the same time."""
    for ticket, score in zip(tickets, scores, strict=True):
        resolve(ticket, by=by, at=at)
        request = SurveyRequest.objects.create(
            survey=begin_survey(),
            resolution=ticket.resolutions.get(),
            ticket=ticket,
            person=ticket.customer,
            state=SurveyRequest.State.SENT,
            agent=by,
            team_id=ticket.team_id,
            queue_id=ticket.queue_id,
            due_at=at,
            sent_at=at,
        )
        Response.objects.create(request=request, ticket=ticket, score=score, at=at)
