"""Resolving a ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=2)


def test_resolving_settles_the_ticket_and_leaves_one_event(ticket: Ticket, ben: User) -> None:
    resolved = resolve(ticket, by=ben, at=LATER)

    assert (resolved.status, resolved.resolved_at) == ("resolved", LATER)
    assert resolved.waiting_since is None
    event = Event.objects.get(kind="ticket.resolved")
    assert (event.subject_id, event.by_id, event.at) == (ticket.pk, ben.pk, LATER)


def test_resolving_twice_changes_nothing(ticket: Ticket, ben: User, ada: User) -> None:
    resolve(ticket, by=ben, at=LATER)
    resolve(ticket, by=ada, at=LATER + timedelta(hours=1))

    assert Event.objects.filter(kind="ticket.resolved").count() == 1
    assert ticket.resolutions.get().by == ben


def test_a_read_only_person_may_not_resolve(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed) as refused:
        resolve(ticket, by=rosa, at=LATER)

    assert "role" in refused.value.sentence
    assert not ticket.resolutions.exists()
