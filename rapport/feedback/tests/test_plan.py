"""Planning a survey."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rapport.core import clock
from rapport.feedback.actions import change_survey, plan
from rapport.feedback.models import UNDOABLE, SurveyRequest
from rapport.feedback.tests.conftest import RESOLVED
from rapport.people.models import User
from rapport.tickets.models import Resolution, Ticket
from rapport.timeline.models import Event
from rapport.timeline.news import wake


def test_a_resolution_is_asked_about_once(resolution: Resolution) -> None:
    first, second = plan(resolution), plan(resolution)

    assert first == second
    assert first is not None
    assert first.due_at == RESOLVED + timedelta(minutes=60)


def test_it_waits_until_the_resolution_is_no_longer_undone(
    resolution: Resolution, ada: User
) -> None:
    change_survey(question="How was it?", delay_minutes=0, by=ada)

    request = plan(resolution)
    assert request is not None
    assert request.due_at == RESOLVED + UNDOABLE


def test_nobody_is_asked_while_surveys_are_off(resolution: Resolution, ada: User) -> None:
    change_survey(question="How was it?", is_on=False, by=ada)

    assert plan(resolution) is None


def test_it_waits_for_its_time_and_leaves_no_event(
    resolution: Resolution, ticket: Ticket, ada: User
) -> None:
    change_survey(question="How was it?", delay_minutes=90, by=ada)
    before = Event.objects.count()

    request = plan(resolution)

    assert request is not None
    assert (request.state, request.ticket, request.person) == ("due", ticket, ticket.customer)
    assert request.due_at == RESOLVED + timedelta(minutes=90)
    assert SurveyRequest.objects.count() == 1
    assert Event.objects.count() == before, "asking leaves one"


@pytest.mark.parametrize(("minutes", "is_woken"), [(0, True), (60, False)])
def test_who_asks_is_woken_when_the_time_has_come(
    resolution: Resolution,
    ada: User,
    minutes: int,
    is_woken: bool,
    django_capture_on_commit_callbacks: Any,
) -> None:
    change_survey(question="How was it?", delay_minutes=minutes, by=ada)
    resolution.at = clock.now() - 2 * UNDOABLE
    before = wake.count()

    with django_capture_on_commit_callbacks(execute=True):
        plan(resolution)
    with django_capture_on_commit_callbacks(execute=True):
        plan(resolution)

    assert wake.count() == before + is_woken, "once, however often it is planned"
