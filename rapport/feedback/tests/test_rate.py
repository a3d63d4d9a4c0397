"""Rating a resolution."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rapport.core.errors import Conflict, Invalid
from rapport.feedback.actions import rate
from rapport.feedback.models import SurveyRequest
from rapport.feedback.tests.conftest import ASKED
from rapport.timeline.models import Event

SOON = ASKED + timedelta(hours=1)


def test_a_rating_lands_on_the_ticket_and_the_timeline(asked: SurveyRequest) -> None:
    response = rate(asked, score=4, comment=" Quick. ", at=SOON)

    assert (response.score, response.comment, response.ticket) == (4, "Quick.", asked.ticket)
    event = Event.objects.get(kind="ticket.rated")
    assert (event.by_kind, event.by_id) == ("customer", asked.person_id)
    assert event.details["agent"] == asked.agent_id


def test_a_change_of_mind_keeps_the_earlier_answer(asked: SurveyRequest) -> None:
    rate(asked, score=2, at=SOON)
    rate(asked, score=5, at=SOON + timedelta(days=1))

    assert list(asked.responses.values_list("score", flat=True)) == [2, 5]
    assert asked.responses.get(superseded_at=None).score == 5
    assert Event.objects.get(kind="ticket.rating_changed").details["from"] == 2


def test_the_same_answer_again_changes_nothing(asked: SurveyRequest) -> None:
    rate(asked, score=5, at=SOON)
    rate(asked, score=5, at=SOON)

    assert Event.objects.filter(kind__startswith="ticket.rat").count() == 1


def test_after_a_week_the_answer_stands(asked: SurveyRequest) -> None:
    rate(asked, score=5, at=SOON)

    with pytest.raises(Conflict):
        rate(asked, score=1, at=SOON + timedelta(days=8))


def test_a_link_runs_out(asked: SurveyRequest) -> None:
    with pytest.raises(Conflict):
        rate(asked, score=5, at=ASKED + timedelta(days=31))


@pytest.mark.parametrize("score", [0, 6, -1])
def test_an_answer_off_the_scale_is_refused(asked: SurveyRequest, score: int) -> None:
    with pytest.raises(Invalid):
        rate(asked, score=score, at=SOON)
