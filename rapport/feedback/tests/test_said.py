"""Ratings on other pages."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from rapport.feedback.actions import rate
from rapport.feedback.models import Survey, SurveyRequest
from rapport.feedback.tests.conftest import ASKED


def test_a_rating_stands_beside_the_ticket_and_in_the_customers_story(
    asked: SurveyRequest, as_ben: Client, as_cleo: Client
) -> None:
    rate(asked, score=2, comment="Third time I explain this.", at=ASKED + timedelta(hours=1))
    ticket = as_ben.get(f"/tickets/{asked.ticket_id}/").content.decode()
    customer = as_ben.get(f"/customers/{asked.person_id}/").content.decode()

    assert "Third time I explain this." in ticket
    assert "Third time I explain this." in customer
    elsewhere = as_cleo.get(f"/customers/{asked.person_id}/").content.decode()
    assert "Third time I explain this." not in elsewhere


def test_the_conversation_has_the_rating_where_it_was_said(
    asked: SurveyRequest, as_ben: Client
) -> None:
    response = rate(asked, score=2, comment="<b>Third</b> time.", at=ASKED + timedelta(hours=1))
    page = as_ben.get(f"/tickets/{asked.ticket_id}/").content.decode()
    told = page[page.index('id="conversation"') :].partition('id="composer"')[0]

    told = told[told.index(f'id="rating-{response.pk}"') :]
    assert "<strong>Dora Lind</strong> rated it 2 of 5" in told
    assert "&lt;b&gt;Third&lt;/b&gt; time.</blockquote>" in told
    assert "conversation-rating-low" in page


def test_the_ticket_says_that_the_customer_was_asked(asked: SurveyRequest, as_ben: Client) -> None:
    assert "no answer yet" in as_ben.get(f"/tickets/{asked.ticket_id}/").content.decode()


def test_a_manager_changes_the_survey_by_a_new_version(as_ada: Client) -> None:
    before = as_ada.get("/settings/survey/")
    answer = as_ada.post(
        "/settings/survey/", {"question": "How was it?", "delay_minutes": "0", "is_on": "on"}
    )

    assert (before.status_code, answer.status_code) == (200, 302)
    assert list(Survey.objects.values_list("version", "delay_minutes")) == [(1, 0)]


def test_nonsense_is_refused_beside_the_field(as_ada: Client) -> None:
    answer = as_ada.post("/settings/survey/", {"question": "", "delay_minutes": "-5"})

    assert answer.status_code == 422
    assert not Survey.objects.exists()


def test_an_agent_does_not_set_the_survey(as_ben: Client) -> None:
    assert as_ben.get("/settings/survey/").status_code == 403
