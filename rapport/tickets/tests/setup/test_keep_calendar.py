"""Setting the hours of a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.models import BusinessCalendar
from rapport.tickets.setup.actions import CalendarSettings, keep_calendar
from rapport.timeline.history import history
from rapport.timeline.models import Event

SHOP = CalendarSettings("Europe/Berlin", {"monday": ["09:00-17:00"], "sunday": []})
DAY = timedelta(days=1)


def test_the_first_hours_are_kept_and_leave_one_event(ada: User) -> None:
    for _again in range(2):
        kept = keep_calendar(" Shop ", SHOP, by=ada, at=MONDAY)

    assert (kept.name, kept.version, kept.since) == ("Shop", 1, MONDAY)
    assert Event.objects.get().kind == "calendar.kept"
    assert history(kept)[0].sentence == "Ada Berg set the open hours of Shop (version 1)"


def test_other_hours_are_another_version(ada: User, office_hours: BusinessCalendar) -> None:
    kept = keep_calendar("Office", SHOP, by=ada, since=MONDAY + DAY, at=MONDAY)

    assert (kept.version, kept.since) == (office_hours.version + 1, MONDAY + DAY)
    office_hours.refresh_from_db()
    assert office_hours.shifts["friday"] == ["09:00-17:00"], "what was measured stays measured"


def test_hours_begin_neither_in_the_past_nor_before_others_that_come(ada: User) -> None:
    with pytest.raises(Invalid, match="not in the past"):
        keep_calendar("Shop", SHOP, by=ada, since=MONDAY - DAY, at=MONDAY)

    keep_calendar("Shop", SHOP, by=ada, since=MONDAY + 2 * DAY, at=MONDAY)
    longer = replace(SHOP, shifts={"monday": ["09:00-18:00"]})
    with pytest.raises(Invalid, match="Different hours are already set for later"):
        keep_calendar("Shop", longer, by=ada, since=MONDAY + DAY, at=MONDAY)


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        (" ", SHOP),
        ("x" * 81, SHOP),
        ("Shop", replace(SHOP, timezone="Mars/North")),
        ("Shop", replace(SHOP, shifts={"monday": ["17:00-09:00"]})),
        ("Shop", replace(SHOP, shifts={"someday": ["09:00-17:00"]})),
        ("Shop", replace(SHOP, holidays=["2026-02-30"])),
    ],
)
def test_what_makes_no_sense_is_refused(ada: User, name: str, hours: CalendarSettings) -> None:
    with pytest.raises(Invalid) as refused:
        keep_calendar(name, hours, by=ada, at=MONDAY)

    assert refused.value.sentence
    assert not BusinessCalendar.objects.exists()


def test_an_agent_may_not(ben: User) -> None:
    with pytest.raises(NotAllowed):
        keep_calendar("Shop", SHOP, by=ben, at=MONDAY)
