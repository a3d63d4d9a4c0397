"""A quarter of tickets, for the tests of figures."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from conftest import MONDAY
from rapport.customers.models import Person
from rapport.feedback.actions import ask, plan, rate
from rapport.insights.readers import catch_up
from rapport.people.models import User
from rapport.tickets.actions import assign, close, open_ticket, reopen, reply, resolve
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.opening import Triage


@pytest.fixture
def quarter(
    dora: Person,
    emil: Person,
    ben: User,
    bea: User,
    cleo: User,
    support_queue: Queue,
    billing_queue: Queue,
) -> list[Ticket]:
    """Return forty tickets of eight weeks, some answered, resolved, reopened, closed or rated."""
    chance = random.Random(7)
    tickets = []
    for number in range(40):
        customer = chance.choice([dora, emil])
        queue = chance.choice([support_queue, support_queue, billing_queue])
        agent = cleo if queue == billing_queue else chance.choice([ben, bea])
        at = MONDAY + timedelta(hours=34 * number)
        ticket = open_ticket(
            customer,
            subject=f"Question {number}",
            content=Content(text="How?"),
            channel="email",
            by=customer,
            triage=Triage(queue),
            at=at,
        )
        _live(ticket, agent, at, chance)
        tickets.append(ticket)
    catch_up()
    return tickets


def _live(ticket: Ticket, agent: User, at: datetime, chance: random.Random) -> None:
    if chance.random() < 0.15:
        return
    assign(ticket, to=agent, by=agent, at=at + timedelta(minutes=20))
    reply(ticket, text="So.", by=agent, at=at + timedelta(hours=chance.randint(1, 30)))
    if chance.random() < 0.2:
        return
    solved = at + timedelta(hours=40)
    resolve(ticket, by=agent, at=solved)
    if chance.random() < 0.2:
        reopen(ticket, by=agent, at=solved + timedelta(hours=1))
        if chance.random() < 0.5:
            resolve(ticket, by=agent, at=solved + timedelta(hours=9))
    elif chance.random() < 0.3:
        close(ticket, by=agent, at=solved + timedelta(hours=5))
    _ask(ticket, solved, chance)


def _ask(ticket: Ticket, solved: datetime, chance: random.Random) -> None:
    for resolution in ticket.resolutions.filter(undone_at=None):
        request = plan(resolution)
        assert request
        asked = ask(request, at=solved + timedelta(hours=12))
        if chance.random() < 0.6:
            rate(asked, score=chance.randint(1, 5), at=solved + timedelta(hours=20))
