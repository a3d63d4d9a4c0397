"""A trouble that is gone, and may come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from conftest import MONDAY
from rapport.channels.alarms.actions import note_trouble, note_well, raise_alarm
from rapport.channels.alarms.tests.troubling import FETCHING
from rapport.timeline.history import history

MINUTE = timedelta(minutes=1)


def test_since_when_it_is_gone_is_noted_once_and_a_relapse_forgets_it(db: None) -> None:
    alarm = raise_alarm(FETCHING, at=MONDAY)
    note_well(alarm, at=MONDAY + MINUTE)
    note_well(alarm, at=MONDAY + 2 * MINUTE)
    alarm.refresh_from_db()
    assert alarm.well_since == MONDAY + MINUTE

    note_trouble(alarm, replace(FETCHING, reason="Refused."))

    alarm.refresh_from_db()
    assert alarm.reason == "Refused."
    assert alarm.well_since is None
    assert len(list(history(alarm))) == 1, "it is the same incident"
