"""A customer's answer to a survey."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.feedback import events
from rapport.feedback.models import BEST, Response, SurveyRequest
from rapport.timeline.record import record

LONGEST_COMMENT = 5000


def rate(
    request: SurveyRequest, *, score: int, comment: str = "", at: datetime | None = None
) -> Response:
    """Record the customer's answer; a later one replaces it while it may be changed.

    The same answer again changes nothing. Raises Invalid for a score off the scale, Conflict when
    the link has expired or the answer can no longer be changed.
    """
    at = at or clock.now()
    comment = comment.strip()[:LONGEST_COMMENT]
    if not 1 <= score <= BEST:
        raise Invalid(_("Choose a number from 1 to %(best)s.") % {"best": BEST})
    with transaction.atomic():
        request = (
            SurveyRequest.objects.select_for_update(of=("self",))
            .select_related("ticket", "person", "survey")
            .get(pk=request.pk)
        )
        before = request.responses.filter(superseded_at=None).first()
        if before and (before.score, before.comment) == (score, comment):
            return before
        _check(request, before, at)
        return _replace(request, before, score, comment, at)


def _check(request: SurveyRequest, before: Response | None, at: datetime) -> None:
    if request.state != SurveyRequest.State.SENT:
        raise Conflict(_("This survey is no longer open."))
    if before and not before.may_change(at):
        raise Conflict(_("Your answer has been recorded and can no longer be changed."))
    if before is None and request.expires_at and at >= request.expires_at:
        raise Conflict(_("This link has expired. Thank you all the same."))


def _replace(
    request: SurveyRequest, before: Response | None, score: int, comment: str, at: datetime
) -> Response:
    if before:
        before.superseded_at = at
        before.save(update_fields=["superseded_at"])
    response = Response.objects.create(
        request=request, ticket=request.ticket, score=score, comment=comment, at=at
    )
    details = {
        "response": response.pk,
        "score": score,
        "best": BEST,
        "agent": request.agent_id,
        "has_comment": bool(comment),
    }
    if before:
        details["from"] = before.score
    kind = events.RATING_CHANGED if before else events.RATED
    record(kind, request.ticket, by=request.person, at=at, **details)
    return response
