"""The count in the navigation."""

from __future__ import annotations

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import await_customer
from rapport.tickets.additions.rail import waiting_for_us
from rapport.tickets.models import Queue
from rapport.tickets.tests.quantity import opened


def test_the_rail_counts_who_waits(
    dora: Person, support_queue: Queue, billing_queue: Queue, ben: User, cleo: User
) -> None:
    for _n in range(2):
        opened(dora, support_queue)
    await_customer(opened(dora, support_queue), by=ben)

    assert waiting_for_us(ben) == 2
    assert waiting_for_us(cleo) == 0
