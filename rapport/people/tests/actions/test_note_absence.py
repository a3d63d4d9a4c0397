"""Recording an absence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.people.actions import note_absence
from rapport.people.models import Absence, User
from rapport.timeline.models import Event

DAY = timedelta(days=1)


def test_one_notes_ones_own_absence(ben: User) -> None:
    absence = note_absence(ben, start=MONDAY + DAY, until=MONDAY + 4 * DAY, by=ben, at=MONDAY)

    assert absence.noted_by == ben
    assert not Absence.objects.at(MONDAY).exists()
    assert Absence.objects.at(MONDAY + DAY).get() == absence
    assert not Absence.objects.at(MONDAY + 4 * DAY).exists()
    event = Event.objects.get()
    assert (event.kind, event.subject_id) == ("absence.noted_own", ben.pk)
    assert (event.details["start"], event.details["until"]) == ("2026-03-03", "2026-03-06")


def test_a_lead_notes_it_for_the_team(lea: User, ben: User) -> None:
    assert note_absence(ben, start=MONDAY, by=lea, at=MONDAY).noted_by == lea


def test_a_lead_of_another_team_may_not(lea: User, cleo: User) -> None:
    with pytest.raises(NotAllowed, match="Cleo Marin is in none of your teams"):
        note_absence(cleo, start=MONDAY, by=lea, at=MONDAY)


def test_a_teammate_may_not_note_it(ben: User, bea: User) -> None:
    with pytest.raises(NotAllowed):
        note_absence(ben, start=MONDAY, by=bea, at=MONDAY)


def test_it_cannot_end_before_it_begins(ben: User) -> None:
    with pytest.raises(Invalid):
        note_absence(ben, start=MONDAY, until=MONDAY, by=ben, at=MONDAY)


@pytest.mark.parametrize(
    ("first", "last", "clashes"),
    [(-2, 0, False), (-2, 1, True), (1, 2, True), (-1, 9, True), (2, 5, True), (3, 5, False)],
)
def test_nobody_is_away_twice(ben: User, first: int, last: int, clashes: bool) -> None:
    note_absence(ben, start=MONDAY, until=MONDAY + 3 * DAY, by=ben, at=MONDAY)
    start, until = MONDAY + first * DAY, MONDAY + last * DAY

    if not clashes:
        assert note_absence(ben, start=start, until=until, by=ben, at=MONDAY).pk
        return
    with pytest.raises(Conflict, match="already away then"):
        note_absence(ben, start=start, until=until, by=ben, at=MONDAY)
