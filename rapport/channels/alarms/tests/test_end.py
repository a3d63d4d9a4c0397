"""The end of an alarm."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.alarms.actions import end, note_well, raise_alarm
from rapport.channels.alarms.models import Alarm
from rapport.channels.alarms.tests.troubling import FETCHING
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)


def test_it_goes_on_no_longer_and_leaves_one_event(db: None) -> None:
    alarm = raise_alarm(FETCHING, at=MONDAY)
    note_well(alarm, at=MONDAY)

    end(alarm, FETCHING, at=LATER)

    assert not Alarm.objects.ongoing().exists()
    alarm.refresh_from_db()
    assert alarm.ended_at == LATER
    assert history(alarm)[-1].sentence == f"Solved: {FETCHING.sentence}"


def test_the_same_trouble_later_is_another_alarm(db: None) -> None:
    end(raise_alarm(FETCHING, at=MONDAY), FETCHING, at=LATER)

    raise_alarm(FETCHING, at=LATER)

    assert Alarm.objects.count() == 2
