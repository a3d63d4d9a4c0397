"""A colleague's open tickets."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from conftest import MONDAY
from rapport.people.actions import deactivate
from rapport.people.models import User
from rapport.tickets.actions import resolve, take
from rapport.tickets.additions.holdings import open_tickets
from rapport.tickets.models import Ticket

LATER = MONDAY + timedelta(hours=1)


def test_who_holds_something_has_it_said_with_the_way_there(
    ticket: Ticket, ben: User, ada: User, as_ada: Client
) -> None:
    take(ticket, by=ben, at=LATER)

    holding = open_tickets(ben, ada)

    assert holding is not None
    assert holding.label == "1 open ticket"
    assert "Export stops" in as_ada.get(holding.url).content.decode()


def test_it_is_still_said_when_they_are_gone(
    ticket: Ticket, ben: User, ada: User, as_ada: Client
) -> None:
    take(ticket, by=ben, at=LATER)
    deactivate(ben, by=ada, at=LATER)

    page = as_ada.get(f"/settings/people/{ben.pk}/").content.decode()

    assert "1 open ticket" in page
    assert "Somebody needs to take this over" in page


def test_what_is_solved_or_of_no_concern_is_not_said(
    ticket: Ticket, ben: User, ada: User, cleo: User
) -> None:
    take(ticket, by=ben, at=LATER)
    assert open_tickets(ben, cleo) is None

    resolve(ticket, by=ben, at=LATER)
    assert open_tickets(ben, ada) is None
