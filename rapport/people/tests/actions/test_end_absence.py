"""Ending an absence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.actions import end_absence, note_absence
from rapport.people.models import Absence, User
from rapport.timeline.history import history
from rapport.timeline.models import Event

DAY = timedelta(days=1)


def test_it_may_be_open_ended_until_they_are_back(ben: User, ada: User) -> None:
    absence = note_absence(ben, start=MONDAY, by=ada, at=MONDAY)
    assert Absence.objects.at(MONDAY + 99 * DAY).exists()

    end_absence(absence, by=ben, at=MONDAY + 5 * DAY)
    end_absence(absence, by=ben, at=MONDAY + 6 * DAY)

    absence.refresh_from_db()
    assert absence.until == MONDAY + 5 * DAY
    assert Event.objects.filter(kind="absence.ended").count() == 1


def test_one_that_never_begins_was_never(ben: User) -> None:
    absence = note_absence(ben, start=MONDAY + 9 * DAY, by=ben, at=MONDAY)

    end_absence(absence, by=ben, at=MONDAY)

    assert not Absence.objects.not_over(MONDAY).exists()
    assert not Absence.objects.at(MONDAY + 9 * DAY).exists()


def test_it_is_told_in_a_sentence(ben: User, ada: User) -> None:
    end_absence(note_absence(ben, start=MONDAY, by=ben, at=MONDAY), by=ada, at=MONDAY + DAY)

    assert history(ben)[-1].sentence == "Ada Berg noted that Ben Okafor is back"


def test_a_lead_ends_it_for_the_team_and_no_other(lea: User, ben: User, cleo: User) -> None:
    theirs = note_absence(ben, start=MONDAY, by=ben, at=MONDAY)
    others = note_absence(cleo, start=MONDAY, by=cleo, at=MONDAY)

    assert end_absence(theirs, by=lea, at=MONDAY + DAY).until == MONDAY + DAY
    with pytest.raises(NotAllowed, match="none of your teams"):
        end_absence(others, by=lea, at=MONDAY + DAY)


def test_a_teammate_may_not_end_it(ben: User, bea: User) -> None:
    absence = note_absence(ben, start=MONDAY, by=ben, at=MONDAY)

    with pytest.raises(NotAllowed):
        end_absence(absence, by=bea, at=MONDAY)
