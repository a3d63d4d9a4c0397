"""Colleagues who are away, and their cover."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.cockpit.away import away_today
from rapport.people.models import Absence, User
from rapport.tickets.actions import assign
from rapport.tickets.models import Ticket

DAY = timedelta(days=1)


def test_nobody_is_away(ada: User, ben: User) -> None:
    assert away_today(ada, MONDAY) == []


def test_it_says_until_when_and_who_is_there(
    ticket: Ticket, ada: User, ben: User, bea: User, cleo: User
) -> None:
    assign(ticket, to=ben, by=ada, at=MONDAY)
    # Until the end of Friday: the midnight after it.
    until = MONDAY.replace(hour=0) + 5 * DAY
    absence = Absence.objects.create(user=ben, start=MONDAY, until=until)

    (away,) = away_today(ada, MONDAY)
    assert (away.person, away.until, away.open_tickets) == (ben, "Fri 6 Mar", 1)
    assert away.cover == "covered by Bea"
    assert away.url == f"/tickets/?assignee={ben.pk}&chosen=all"
    assert away_today(cleo, MONDAY) == []
    assert [each.cover for each in away_today(bea, MONDAY)] == ["covered by you"]

    Absence.objects.create(user=bea, start=MONDAY)
    assert [each.cover for each in away_today(ada, MONDAY)] == [
        "nobody else of the team is here",
        "nobody else of the team is here",
    ]
    absence.delete()
    assert [each.until for each in away_today(ada, MONDAY)] == [""]
