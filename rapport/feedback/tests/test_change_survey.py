"""Changing the survey."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.feedback.actions import begin_survey, change_survey, plan
from rapport.feedback.models import Survey
from rapport.people.models import User
from rapport.tickets.models import Resolution
from rapport.timeline.history import history
from rapport.timeline.models import Event

PAGE = "/settings/survey/"
FORM = {"question": "How was it?", "delay_minutes": "30", "is_on": "on"}


def test_another_version_is_in_force_and_leaves_one_event(ada: User) -> None:
    begin_survey(at=MONDAY)
    before = Event.objects.count()

    survey = change_survey(question="  How   was it? ", delay_minutes=30, by=ada, at=MONDAY)

    assert (survey.version, survey.question, survey.made_by) == (2, "How was it?", ada)
    assert Survey.objects.current() == survey
    assert Event.objects.count() == before + 1
    assert history(survey)[0].sentence == "Ada Berg changed the survey (version 2)"


def test_what_was_asked_with_an_earlier_one_stays_with_it(
    resolution: Resolution, ada: User
) -> None:
    request = plan(resolution)
    assert request
    change_survey(question="How was it?", delay_minutes=5, by=ada)

    request.refresh_from_db()
    assert request.survey.version == 1
    assert request.due_at == resolution.at + timedelta(minutes=60)


@pytest.mark.parametrize(
    ("question", "delay", "why"),
    [
        (" ", 30, "between 1 and 200 characters"),
        ("x" * 201, 30, "between 1 and 200 characters"),
        ("How was it?", -1, "between 0 minutes and 30 days"),
        ("How was it?", 30 * 24 * 60 + 1, "between 0 minutes and 30 days"),
    ],
)
def test_what_makes_no_sense_is_refused(ada: User, question: str, delay: int, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        change_survey(question=question, delay_minutes=delay, by=ada)
    assert not Survey.objects.exists()


def test_an_agent_may_not(ben: User) -> None:
    with pytest.raises(NotAllowed):
        change_survey(question="How was it?", by=ben)


def test_reading_the_page_of_a_new_desk_changes_nothing(as_ada: Client) -> None:
    events = Event.objects.count()

    page = as_ada.get(PAGE)

    assert "How satisfied are you with our help?" in page.content.decode()
    assert not Survey.objects.exists()
    assert Event.objects.count() == events


def test_on_the_page_it_is_changed(as_ada: Client) -> None:
    assert as_ada.get(PAGE).status_code == 200
    assert as_ada.post(PAGE, FORM).status_code == 302

    survey = Survey.objects.latest("version")
    assert (survey.question, survey.delay_minutes, survey.is_on) == ("How was it?", 30, True)


def test_on_the_page_nonsense_comes_back_with_a_sentence(as_ada: Client) -> None:
    answer = as_ada.post(PAGE, {**FORM, "question": ""})

    assert answer.status_code == 422
    assert "aria-invalid" in answer.content.decode()


def test_an_agent_has_no_such_page(as_ben: Client) -> None:
    assert as_ben.get(PAGE).status_code == 403
    assert as_ben.post(PAGE, FORM).status_code == 403
