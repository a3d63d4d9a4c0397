"""Surveys planned from the timeline."""

from __future__ import annotations

from datetime import timedelta

from rapport.feedback.models import SurveyRequest
from rapport.feedback.readers import plan_surveys
from rapport.feedback.tests.conftest import RESOLVED
from rapport.feedback.workers import ask_due
from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.position import START
from rapport.timeline.reading import readers

SURVEYS = readers.READERS.by_key()["surveys"]


def test_a_resolution_is_asked_about_when_its_time_has_come(ticket: Ticket, ben: User) -> None:
    readers.advance(SURVEYS, limit=100, at=RESOLVED)
    resolve(ticket, by=ben, at=RESOLVED)
    readers.advance(SURVEYS, limit=100, at=RESOLVED)

    ask_due(RESOLVED + timedelta(minutes=59))
    assert not Outgoing.objects.filter(purpose="survey").exists()

    ask_due(RESOLVED + timedelta(minutes=60))
    assert Outgoing.objects.filter(purpose="survey").count() == 1


def test_what_was_resolved_before_surveys_began_is_not_asked_about(
    ticket: Ticket, ben: User
) -> None:
    resolve(ticket, by=ben, at=RESOLVED)
    readers.advance(SURVEYS, limit=100, at=RESOLVED)

    assert not SurveyRequest.objects.exists()


def test_seeing_an_event_twice_plans_one_survey(ticket: Ticket, ben: User) -> None:
    readers.advance(SURVEYS, limit=100, at=RESOLVED)
    resolve(ticket, by=ben, at=RESOLVED)
    events = readers.events_after(START, 100)
    plan_surveys(events)
    plan_surveys(events)

    assert SurveyRequest.objects.count() == 1
