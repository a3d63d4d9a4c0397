"""The current version of the survey."""

from __future__ import annotations

from conftest import MONDAY
from rapport.feedback.actions import change_survey, current_survey
from rapport.feedback.models import Survey
from rapport.people.models import User
from rapport.timeline.models import Event


def test_the_first_is_made_by_itself_and_told_once(db: None) -> None:
    first = current_survey(at=MONDAY)

    assert (first.version, first.is_on, first.delay_minutes) == (1, True, 60)
    assert first.question
    assert current_survey(at=MONDAY) == first
    event = Event.objects.get()
    assert (event.kind, event.by_kind) == ("survey.changed", "system")


def test_the_latest_is_in_force(ada: User) -> None:
    for question in ("How was it?", "And now?"):
        change_survey(question=question, by=ada)

    assert current_survey().question == "And now?"
    assert Survey.objects.count() == 2
