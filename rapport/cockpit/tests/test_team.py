"""The needs of the team."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.cockpit.need import Urgency
from rapport.cockpit.needs.team import AWAY, OVERLOADED
from rapport.cockpit.tests.telling import told
from rapport.customers.models import Person
from rapport.people.models import Absence, User
from rapport.tickets.actions import assign, open_ticket, reply
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Queue, Ticket

DAY = timedelta(days=1)


def give(customer: Person, to: User, by: User, count: int) -> list[Ticket]:
    tickets = [
        open_ticket(
            customer,
            subject=f"Question {number}",
            content=Content(text="?"),
            channel="email",
            by=customer,
            at=MONDAY,
        )
        for number in range(count)
    ]
    return [assign(ticket, to=to, by=by, at=MONDAY) for ticket in tickets]


def test_who_carries_far_more_than_a_share_is_named(
    dora: Person, support_queue: Queue, ben: User, bea: User, ada: User
) -> None:
    held = give(dora, ben, ada, 16)
    give(dora, bea, ada, 2)
    for ticket in held[:2]:
        reply(ticket, text="So.", by=ben, at=MONDAY)

    (need,) = told(OVERLOADED, ada, MONDAY + DAY)
    assert need.text.startswith("Ben Okafor has 89\u202f% of")
    # An equal share of 18 is 9: he has 7 too many, and has replied to the first ones alone.
    numbers = ",".join(str(ticket.pk) for ticket in held[9:])
    whose = f"/tickets/?assignee={ben.pk}&team={ben.teams.get().pk}"
    assert need.url == f"{whose}&only={numbers}&chosen=all"
    assert (need.count, need.rows[0].url) == (7, whose)
    assert "Rebalance chooses the 7 beyond an equal share" in need.why


def test_what_chance_explains_is_not_named(
    dora: Person, support_queue: Queue, ben: User, bea: User, ada: User
) -> None:
    give(dora, ben, ada, 9)
    give(dora, bea, ada, 6)

    assert told(OVERLOADED, ada, MONDAY + DAY) == []


def test_who_is_away_with_open_tickets_is_named(
    dora: Person, support_queue: Queue, ben: User, ada: User
) -> None:
    tickets = give(dora, ben, ada, 2)
    Absence.objects.create(user=ben, start=MONDAY, until=MONDAY + 7 * DAY, noted_by=ada)

    (need,) = told(AWAY, ada, MONDAY + DAY)
    assert "Ben Okafor is away until Mon 9 Mar, with 2 open tickets" in need.text
    assert need.urgency is Urgency.BROKEN

    for ticket in tickets:
        reply(ticket, text="So.", by=ada, at=MONDAY + DAY)
    (need,) = told(AWAY, ada, MONDAY + DAY)
    assert need.urgency is Urgency.SOON
    assert told(AWAY, ada, MONDAY + 8 * DAY) == []
