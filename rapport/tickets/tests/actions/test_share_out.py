"""Sharing tickets out among those who are there."""

from __future__ import annotations

from django.test import Client

from conftest import MONDAY
from rapport.customers.models import Person
from rapport.people.actions import note_absence
from rapport.people.models import User
from rapport.tickets.actions import assign, share_out
from rapport.tickets.models import Queue
from rapport.tickets.tests.quantity import opened
from rapport.timeline.models import Event


def test_the_least_loaded_who_are_there_get_them(
    ada: User, ben: User, bea: User, dora: Person, support_queue: Queue
) -> None:
    cleo, dan = (
        User.objects.create_user(f"{name.lower()}@desk.example", name=name, role=ben.role)
        for name in ("Cleo", "Dan")
    )
    for person in (cleo, dan):
        person.teams.add(support_queue.team)
    tickets = [assign(opened(dora, support_queue), to=ben, by=ada) for _n in range(4)]
    for _n in range(2):
        assign(opened(dora, support_queue), to=bea, by=ada)
    note_absence(dan, start=MONDAY, by=ada)
    before = Event.objects.filter(kind="ticket.assigned").count()

    given = share_out(tickets, by=ada)

    assert [ticket.assignee for ticket in given] == [cleo, cleo, bea, cleo]
    assert Event.objects.filter(kind="ticket.assigned").count() == before + 4


def test_a_ticket_stays_where_nobody_else_is_there(
    ada: User, ben: User, dora: Person, support_queue: Queue
) -> None:
    ticket = assign(opened(dora, support_queue), to=ben, by=ada)

    assert share_out([ticket], by=ada) == []
    ticket.refresh_from_db()
    assert ticket.assignee == ben


def test_they_are_shared_from_the_list_and_taken_back_at_once(
    as_ada: Client, ada: User, ben: User, bea: User, dora: Person, support_queue: Queue
) -> None:
    tickets = [assign(opened(dora, support_queue), to=ben, by=ada) for _n in range(2)]
    chosen = {"ticket": [str(ticket.pk) for ticket in tickets]}

    as_ada.post("/tickets/selection/sharing/", chosen)
    assert list(bea.tickets.order_by("pk")) == tickets

    owners = ",".join(f"{ticket.pk}:{ben.pk}" for ticket in tickets)
    as_ada.post("/tickets/selection/return/", {"owners": owners})
    assert list(ben.tickets.order_by("pk")) == tickets
