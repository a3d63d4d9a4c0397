"""An earlier try of a way."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from rapport.tickets.actions.messages.standstill import try_at
from rapport.tickets.models import Standstill
from rapport.tickets.tests.actions.messages.sending import LATER

HOUR = timedelta(hours=1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "planned"), [(LATER, LATER), (LATER + HOUR, LATER + HOUR), (LATER + 3 * HOUR, None)]
)
def test_it_is_only_ever_earlier(asked: datetime, planned: datetime | None) -> None:
    latest = LATER + 2 * HOUR
    Standstill.objects.create(way="email:1", since=LATER, until=latest, reason="It is down.")

    try_at("email:1", asked)

    assert Standstill.objects.get().until == (planned or latest)


@pytest.mark.django_db
def test_one_that_waits_for_a_change_is_not_tried() -> None:
    Standstill.objects.create(way="email:1", since=LATER, until=None, reason="There is none.")

    try_at("email:1", LATER)

    assert Standstill.objects.get().until is None
