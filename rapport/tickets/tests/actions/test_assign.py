"""Assigning a ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import assign
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_it_is_given_to_a_teammate_and_leaves_one_event(
    ticket: Ticket, ben: User, bea: User
) -> None:
    given = assign(ticket, to=bea, by=ben, at=LATER)

    assert given.assignee == bea
    event = Event.objects.get(kind="ticket.assigned")
    assert (event.subject_id, event.by_id, event.at) == (ticket.pk, ben.pk, LATER)
    assert history(ticket)[-1].sentence == "Ben Okafor assigned it to Bea Lund"


def test_giving_it_to_its_owner_changes_nothing(ticket: Ticket, ben: User, bea: User) -> None:
    for _again in range(2):
        assign(ticket, to=bea, by=ben, at=LATER)

    assert Event.objects.filter(kind="ticket.assigned").count() == 1
    assert ticket.assignments.count() == 1


def test_whose_it_was_until_when_is_kept(ticket: Ticket, ben: User, bea: User) -> None:
    assign(ticket, to=ben, by=ben, at=MONDAY)
    assign(ticket, to=bea, by=ben, at=LATER)

    spans = ticket.assignments.order_by("start").values_list("user", "start", "end")
    assert list(spans) == [(ben.pk, MONDAY, LATER), (bea.pk, LATER, None)]


def test_who_sees_every_team_may_have_it(ticket: Ticket, ben: User, ada: User) -> None:
    assert assign(ticket, to=ada, by=ben, at=LATER).assignee == ada


def test_it_is_not_given_to_who_could_not_see_it(ticket: Ticket, ben: User, cleo: User) -> None:
    with pytest.raises(Invalid, match="Cleo Marin is not in the team Support"):
        assign(ticket, to=cleo, by=ben, at=LATER)


def test_it_is_not_given_to_who_only_reads(ticket: Ticket, ben: User, rosa: User) -> None:
    with pytest.raises(Invalid, match="Rosa Lima does not work on tickets"):
        assign(ticket, to=rosa, by=ben, at=LATER)


def test_who_only_reads_gives_nothing(ticket: Ticket, ben: User, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        assign(ticket, to=ben, by=rosa, at=LATER)

    ticket.refresh_from_db()
    assert ticket.assignee is None
