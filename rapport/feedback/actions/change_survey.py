"""Versions of the survey."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.feedback import events
from rapport.feedback.models import Survey
from rapport.people.actors import SYSTEM, Actor, require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.timeline.record import record


def begin_survey(at: datetime | None = None) -> Survey:
    """Create the first version, unless there is one, so that asking works at once; return the
    current one.
    """
    survey = Survey.objects.current()
    return (
        change_survey(question=survey.question, by=SYSTEM, at=at) if survey.pk is None else survey
    )


def change_survey(
    *,
    question: str,
    by: Actor,
    delay_minutes: int = 60,
    is_on: bool = True,
    at: datetime | None = None,
) -> Survey:
    """Create a new version of the survey; requests sent with an earlier one keep theirs.

    ``delay_minutes`` is counted from the resolution, at most 30 days.
    """
    require(by, Ability.MANAGE_DESK)
    question = " ".join(question.split())
    if not question or len(question) > 200:
        raise Invalid(_("The question must have between 1 and 200 characters."))
    if not 0 <= delay_minutes <= 30 * 24 * 60:
        raise Invalid(_("The delay must be between 0 minutes and 30 days."))
    with transaction.atomic():
        latest = Survey.objects.select_for_update().first()
        survey = Survey.objects.create(
            version=(latest.version if latest else 0) + 1,
            question=question,
            delay_minutes=delay_minutes,
            is_on=is_on,
            made_at=at or clock.now(),
            made_by=by if isinstance(by, User) else None,
        )
        record(events.SURVEY_CHANGED, survey, by=by, at=at, version=survey.version)
    return survey
