"""Telling people of alarms, or having nobody to tell."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.alarms.actions import end, note_told, raise_alarm
from rapport.channels.alarms.models import Alarm
from rapport.channels.alarms.tests.troubling import FETCHING
from rapport.people.models import User
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)


def test_the_beginning_and_the_end_are_told_each_once(ada: User) -> None:
    alarm = raise_alarm(FETCHING, at=MONDAY)
    troubles = {alarm.pk: FETCHING}

    note_told([alarm], [], told=[ada], troubles=troubles, at=MONDAY)
    assert not Alarm.objects.untold().exists()

    end(alarm, FETCHING, at=LATER)
    assert Alarm.objects.end_untold().get() == alarm
    alarm.refresh_from_db()
    note_told([], [alarm], told=[ada], troubles=troubles, at=LATER)
    assert not Alarm.objects.end_untold().exists()

    told = [line.sentence for line in history(alarm)]
    title = "Mail for Support cannot be fetched"
    assert told.count(f"ada.berg@desk.example were told by email: {title}") == 1
    assert told[-1] == f"ada.berg@desk.example were told by email: Over: {title}"


def test_where_there_is_nobody_that_is_said(db: None) -> None:
    alarm = raise_alarm(FETCHING, at=MONDAY)

    note_told([alarm], [], told=[], troubles={alarm.pk: FETCHING}, at=MONDAY)

    assert (
        history(alarm)[-1].sentence
        == "Nobody could be told by email: Mail for Support cannot be fetched"
    )
