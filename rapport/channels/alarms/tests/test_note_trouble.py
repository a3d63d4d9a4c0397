"""The state of a trouble about which an alarm was raised."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.alarms.actions import note_trouble, note_well, raise_alarm
from rapport.channels.alarms.models import Alarm
from rapport.channels.alarms.tests.troubling import FETCHING
from rapport.timeline.history import history


@pytest.fixture
def alarm(db: None) -> Alarm:
    return raise_alarm(FETCHING, at=MONDAY)


def test_it_is_the_same_incident_with_other_words(alarm: Alarm) -> None:
    for _again in range(2):
        note_trouble(alarm, replace(FETCHING, reason="Refused.", count=3))

    alarm.refresh_from_db()
    assert (alarm.reason, alarm.count) == ("Refused.", 3)
    assert len(list(history(alarm))) == 1, "that it was raised"


def test_a_relapse_forgets_that_it_was_well(alarm: Alarm) -> None:
    note_well(alarm, at=MONDAY + timedelta(minutes=1))
    alarm.refresh_from_db()

    note_trouble(alarm, FETCHING)

    alarm.refresh_from_db()
    assert alarm.well_since is None
