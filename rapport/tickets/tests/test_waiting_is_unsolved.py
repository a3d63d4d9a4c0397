"""Waiting for an answer: only on unsolved tickets."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from rapport.core import clock
from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.models import Ticket


def test_the_database_refuses_a_solved_ticket_on_which_somebody_waits(
    ticket: Ticket, ben: User
) -> None:
    assert ticket.waiting_since
    resolve(ticket, by=ben)
    solved = Ticket.objects.filter(pk=ticket.pk, waiting_since=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        solved.update(waiting_since=clock.now())
    assert solved.exists()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite lets one look away")
def test_such_tickets_of_before_are_settled(ticket: Ticket, ben: User) -> None:
    resolve(ticket, by=ben)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        Ticket.objects.filter(pk=ticket.pk).update(waiting_since=clock.now())
        cursor.execute("PRAGMA ignore_check_constraints = OFF")

    import_module("rapport.tickets.migrations.0016_waiting_is_unsolved").settle(apps, None)

    assert Ticket.objects.get(pk=ticket.pk).waiting_since is None
