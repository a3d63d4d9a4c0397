"""Undoing a merge of two tickets."""

from __future__ import annotations

import pytest

from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import change_queue, merge, unmerge
from rapport.tickets.models import Merge, Queue, Ticket
from rapport.tickets.tests.quantity import hours, opened
from rapport.timeline.history import history
from rapport.timeline.models import Event


@pytest.fixture
def second(ticket: Ticket, dora: Person, support_queue: Queue) -> Ticket:
    return opened(dora, support_queue, "Export stops again", at=hours(2))


@pytest.fixture
def row(ticket: Ticket, second: Ticket, ben: User) -> Merge:
    return merge(second, into=ticket, by=ben, at=hours(3))


def test_what_went_over_goes_back_and_both_tell_it_once(
    ticket: Ticket, second: Ticket, row: Merge, bea: User
) -> None:
    for _again in range(2):
        assert unmerge(row, by=bea, at=hours(4)) == second

    row.refresh_from_db()
    assert (row.undone_at, row.undone_by) == (hours(4), bea)
    assert (ticket.messages.count(), second.messages.count()) == (1, 1)
    assert Event.objects.filter(kind="ticket.unmerged").count() == 2
    for here, other in ((ticket, second), (second, ticket)):
        assert history(here)[-1].sentence.startswith(f"Bea Lund undid the merge with #{other.pk}")


def test_what_was_merged_on_is_undone_first(
    ticket: Ticket, second: Ticket, dora: Person, ben: User, support_queue: Queue
) -> None:
    third = opened(dora, support_queue, "And again", at=hours(3))
    first = merge(third, into=second, by=ben, at=hours(4))
    merge(second, into=ticket, by=ben, at=hours(5))

    with pytest.raises(Conflict, match="Undo that merge first"):
        unmerge(first, by=ben, at=hours(6))


def test_who_does_not_see_both_may_not(
    ticket: Ticket, row: Merge, ada: User, cleo: User, billing_queue: Queue
) -> None:
    change_queue(ticket, queue=billing_queue, by=ada, at=hours(4))

    with pytest.raises(Invalid, match="cannot see one of the two"):
        unmerge(row, by=cleo, at=hours(5))


def test_who_only_reads_may_not(row: Merge, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        unmerge(row, by=rosa, at=hours(4))
    row.refresh_from_db()
    assert row.undone_at is None
