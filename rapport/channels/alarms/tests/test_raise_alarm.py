"""Raising an alarm."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.alarms.actions import raise_alarm
from rapport.channels.alarms.models import Alarm
from rapport.channels.alarms.tests.troubling import FETCHING
from rapport.timeline.history import history

NOW = MONDAY + timedelta(minutes=5)


def test_it_says_what_since_when_and_leaves_one_event(db: None) -> None:
    alarm = raise_alarm(FETCHING, at=NOW)

    assert Alarm.objects.ongoing().untold().get() == alarm
    assert (alarm.since, alarm.raised_at, alarm.reason) == (MONDAY, NOW, "No answer.")
    (told,) = history(alarm)
    assert told.sentence == f"Alarm: {FETCHING.sentence}"
