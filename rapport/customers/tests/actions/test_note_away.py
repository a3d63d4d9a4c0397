"""Recording a customer's absence."""

from __future__ import annotations

from datetime import date

from conftest import MONDAY
from rapport.customers.actions import note_away
from rapport.customers.models import Person
from rapport.timeline.history import history
from rapport.timeline.models import Event


def kinds() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_a_person_is_away_on_the_days_that_were_said(dora: Person) -> None:
    first, last = date(2026, 3, 2), date(2026, 3, 6)
    for _again in range(2):
        dora = note_away(dora, first=first, last=last, by=dora, at=MONDAY)

    assert [dora.is_away(day) for day in (date(2026, 3, 1), first, last, date(2026, 3, 7))] == [
        False,
        True,
        True,
        False,
    ]
    assert kinds() == ["person.away"]


def test_an_absence_that_ends_before_it_begins_is_not_noted(dora: Person) -> None:
    note_away(dora, first=None, last=date(2026, 3, 1), by=dora, at=MONDAY)

    dora.refresh_from_db()
    assert dora.away_until is None
    assert not dora.is_away(date(2026, 3, 1))


def test_without_a_first_day_they_are_away_from_now_on(dora: Person) -> None:
    dora = note_away(dora, first=None, last=date(2026, 3, 6), by=dora, at=MONDAY)

    assert dora.away_from == MONDAY.date()
    assert history(dora)[-1].sentence == "An automatic reply says: away until 6 March 2026"


def test_another_end_is_told_again_and_another_beginning_is_not(dora: Person) -> None:
    for first, last in ((2, 6), (3, 6), (3, 9)):
        note_away(dora, first=date(2026, 3, first), last=date(2026, 3, last), by=dora, at=MONDAY)

    dora.refresh_from_db()
    assert (dora.away_from, dora.away_until) == (date(2026, 3, 3), date(2026, 3, 9))
    assert kinds() == ["person.away", "person.away"]
