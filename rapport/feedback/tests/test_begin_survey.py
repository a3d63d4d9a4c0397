"""The first version of the survey, and the current one."""

from __future__ import annotations

from conftest import MONDAY
from rapport.feedback.actions import begin_survey, change_survey
from rapport.feedback.models import Survey
from rapport.people.models import User
from rapport.timeline.models import Event


def test_the_first_is_made_once_and_told_once(db: None) -> None:
    first = begin_survey(at=MONDAY)

    assert (first.version, first.is_on, first.delay_minutes) == (1, True, 60)
    assert first.question
    assert begin_survey(at=MONDAY) == first
    event = Event.objects.get()
    assert (event.kind, event.by_kind) == ("survey.changed", "system")


def test_before_the_first_the_current_one_is_what_it_will_be(db: None) -> None:
    current = Survey.objects.current()

    assert not Survey.objects.exists()
    assert current.question == begin_survey(at=MONDAY).question


def test_the_latest_is_in_force(ada: User) -> None:
    for question in ("How was it?", "And now?"):
        change_survey(question=question, by=ada)

    assert begin_survey().question == "And now?"
    assert Survey.objects.current().question == "And now?"
    assert Survey.objects.count() == 2
