"""The use of an API token."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.people.actions import make_token
from rapport.people.actions.token import note_use
from rapport.people.models import ApiToken, User
from rapport.timeline.models import Event

MINUTE = timedelta(minutes=1)


def test_it_is_noted_at_most_every_ten_minutes_without_an_event(ben: User) -> None:
    token = make_token(ben, by=ben, at=MONDAY).row
    before = Event.objects.count()

    used = []
    for minutes in (0, 5, 11):
        note_use(ApiToken.objects.get(), at=MONDAY + minutes * MINUTE)
        token.refresh_from_db()
        used.append(token.last_used_at)

    assert used == [MONDAY, MONDAY, MONDAY + 11 * MINUTE]
    assert Event.objects.count() == before


def test_a_request_that_knew_an_older_row_does_not_turn_it_back(ben: User) -> None:
    make_token(ben, by=ben, at=MONDAY)
    one, other = ApiToken.objects.get(), ApiToken.objects.get()

    note_use(one, at=MONDAY + MINUTE)
    note_use(other, at=MONDAY)

    assert ApiToken.objects.get().last_used_at == MONDAY + MINUTE
