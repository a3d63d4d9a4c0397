"""Low ratings that nobody has followed up."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from rapport.core import clock
from rapport.feedback.actions import rate
from rapport.feedback.low_ratings import unanswered
from rapport.feedback.models import Response, SurveyRequest
from rapport.feedback.tests.conftest import ASKED
from rapport.people.models import User
from rapport.tickets.actions import note
from rapport.tickets.models import Ticket
from rapport.tickets.tests.posting import comes_back, is_parked, leaves, waits

HOUR = timedelta(hours=1)


def test_one_stays_until_an_answer_arrives(asked: SurveyRequest, ticket: Ticket, ben: User) -> None:
    rating = rate(asked, score=1, comment="Third time.", at=ASKED + HOUR)
    assert unanswered(ben, ASKED + 2 * HOUR) == [rating]

    later = ASKED + 2 * HOUR
    note(ticket, text="I called her.", by=ben, at=later)
    is_parked(ticket, by=ben, at=later)
    comes_back(ticket, by=ben, at=later)
    waiting = waits(ticket, by=ben, at=later)
    assert unanswered(ben, ASKED + 4 * HOUR) == [rating]

    leaves(waiting, later)
    assert unanswered(ben, ASKED + 4 * HOUR) == []


def test_a_good_one_and_an_old_one_are_none(asked: SurveyRequest, ben: User) -> None:
    rate(asked, score=3, comment="", at=ASKED + HOUR)
    assert unanswered(ben, ASKED + 2 * HOUR) == []
    rate(asked, score=2, comment="", at=ASKED + 2 * HOUR)
    assert len(unanswered(ben, ASKED + 3 * HOUR)) == 1
    assert unanswered(ben, ASKED + timedelta(days=31)) == []


def test_the_page_lists_them_for_those_who_see_the_ticket(
    asked: SurveyRequest, as_ben: Client, as_cleo: Client
) -> None:
    asked.expires_at = None
    asked.save()
    rate(asked, score=2, comment="Third <b>time</b>.", at=clock.now())

    page = as_ben.get("/ratings/low/").content.decode()
    assert "Third &lt;b&gt;time&lt;/b&gt;." in page
    rating = Response.objects.get().pk
    assert "Third" in as_ben.get(f"/ratings/low/?only={rating}").content.decode()
    assert "Third" not in as_ben.get(f"/ratings/low/?only={rating + 1}").content.decode()
    assert "No low rating is left" in as_cleo.get("/ratings/low/").content.decode()
