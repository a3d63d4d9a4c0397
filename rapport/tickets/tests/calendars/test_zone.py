"""The desk's time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from conftest import MONDAY
from rapport.tickets.calendars.zone import desk_zone
from rapport.tickets.models import BusinessCalendar, Queue


@pytest.mark.django_db
def test_an_empty_desk_lives_in_utc() -> None:
    assert desk_zone(MONDAY).key == "UTC"


def test_it_is_the_zone_of_the_default_queue(
    support_queue: Queue, billing_queue: Queue, office_hours: BusinessCalendar
) -> None:
    assert desk_zone(MONDAY).key == "Europe/Berlin"

    Queue.objects.filter(pk=support_queue.pk).update(calendar_name="")
    assert desk_zone(MONDAY).key == "UTC"


def test_a_desk_that_moves_lives_where_it_moved_to(
    support_queue: Queue, office_hours: BusinessCalendar
) -> None:
    BusinessCalendar.objects.create(
        name="Office", version=2, since=MONDAY, timezone="Asia/Tokyo", shifts={}
    )

    assert desk_zone(MONDAY - timedelta(days=1)).key == "Europe/Berlin"
    assert desk_zone(MONDAY).key == "Asia/Tokyo"
    assert desk_zone(datetime(2010, 1, 1, tzinfo=UTC)).key == "Europe/Berlin"
