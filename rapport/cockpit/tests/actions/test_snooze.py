"""Snoozing a need."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from rapport.cockpit.actions import snooze
from rapport.cockpit.columns import columns
from rapport.cockpit.mornings import morning, next_monday
from rapport.cockpit.need import Need
from rapport.cockpit.tests.actions.conftest import LATER
from rapport.cockpit.tests.conftest import Now
from rapport.core.errors import Invalid, NotAllowed
from rapport.insights.readers import catch_up
from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.models import Ticket
from rapport.timeline.history import history

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def test_it_comes_back_by_itself(need: Need, ada: User) -> None:
    catch_up()
    aside = snooze(need, until=LATER + DAY, by=ada, at=LATER)

    assert columns(ada, LATER + DAY - MINUTE)[0].needs == []
    assert [each.text for each in columns(ada, LATER + DAY)[0].needs] == [need.text]
    assert [line.sentence for line in history(aside)] == [f"Ada Berg snoozed “{need.text}”"]


def test_an_agent_may_not(need: Need, ben: User) -> None:
    with pytest.raises(NotAllowed):
        snooze(need, until=LATER + DAY, by=ben, at=LATER)


def test_a_time_that_is_over_is_refused(need: Need, ada: User) -> None:
    with pytest.raises(Invalid, match="still to come"):
        snooze(need, until=LATER, by=ada, at=LATER)


@pytest.mark.parametrize(
    ("words", "day"),
    [("tomorrow", 5), ("2026-03-20", 20)],
)
def test_days_begin_in_the_readers_morning(words: str, day: int) -> None:
    """On Wednesday 4 March at 23:30 UTC it is Thursday in Tokyo."""
    at = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    with timezone.override("Asia/Tokyo"):
        found = morning(words, at)

    assert found.utcoffset() == timedelta(hours=9)
    assert (found.day, found.hour) == (day, 8)


@pytest.mark.parametrize(("today", "monday"), [(1, 2), (2, 9), (3, 9)])
def test_monday_is_the_one_after_today(today: int, monday: int) -> None:
    """On Monday 2 March it is the ninth, which the line says."""
    assert next_monday(datetime(2026, 3, today, 12, tzinfo=UTC)).day == monday


def test_the_line_says_which_monday(need: Need, as_ada: Client, now: Now) -> None:
    now(datetime(2026, 3, 9, 12, tzinfo=UTC))
    page = as_ada.get("/cockpit/").content.decode()

    assert "Until Mon 16 Mar" in page
    assert 'value="2026-03-16"' in page


@pytest.mark.parametrize("words", ["", "monday", "soon", "2026-02-30"])
def test_what_is_no_day_is_refused(words: str) -> None:
    with pytest.raises(Invalid, match="is not a day" if words else "Choose a day"):
        morning(words, LATER)


def test_a_stranger_finds_nothing_and_nonsense_is_refused(
    need: Need, as_ada: Client, leo: User, now: Now
) -> None:
    address, fields = "/cockpit/needs/waits-too-long/pause/", {"of": need.of, "until": "tomorrow"}
    stranger = Client()
    stranger.force_login(leo, backend="allauth.account.auth_backends.AuthenticationBackend")

    now(LATER)
    assert stranger.post(address, fields).status_code == 404
    assert as_ada.post(address, {**fields, "until": "never"}).status_code == 422
    assert as_ada.post(address, {**fields, "until": "2020-01-01"}).status_code == 422
    page = as_ada.post(address, fields, follow=True).content.decode()
    assert "It comes back tomorrow 8:00." in page
    assert "1 need is set aside" in page


def test_a_wrong_day_is_said_at_the_field(need: Need, as_ada: Client, now: Now) -> None:
    now(LATER)
    address = "/cockpit/needs/waits-too-long/pause/"
    answer = as_ada.post(address, {"of": need.of, "until": "2020-01-01"})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert need.text in page
    assert 'aria-describedby="until-error"' in page
    assert "Choose a day that is still to come." in page
    assert 'value="1 Jan 2020"' in page
    by_script = as_ada.post(address, {"of": need.of, "until": "x"}, headers={"HX-Request": "true"})
    assert by_script.status_code == 422
    assert need.text not in by_script.content.decode()


def test_the_page_shows_the_one_form_that_was_chosen(
    need: Need, ben: User, as_ada: Client, now: Now
) -> None:
    now(LATER)
    address = f"/cockpit/needs/waits-too-long/?of={need.of}"
    for do, field in (("snooze", "until"), ("give", "to"), ("dismiss", "reason")):
        page = as_ada.get(f"{address}&do={do}").content.decode()
        shown = [name for name in ("until", "to", "reason") if f' id="{name}"' in page]
        assert shown == [field]
        assert page.count("&amp;do=") == 2


def test_an_old_link_says_that_it_is_settled(
    need: Need, ticket: Ticket, ben: User, as_ada: Client, now: Now
) -> None:
    now(LATER)
    address = f"/cockpit/needs/waits-too-long/?of={need.of}"
    resolve(ticket, by=ben, at=LATER)
    answer = as_ada.get(address)

    assert answer.status_code == 410
    assert "This is settled." in answer.content.decode()
    assert 'href="/cockpit/"' in answer.content.decode()
    assert as_ada.get("/cockpit/needs/nonsense/?of=1").status_code == 404
