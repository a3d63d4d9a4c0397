"""Pausing and resuming on the page."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.models import User
from rapport.tickets.actions import hold, resolve
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event


@pytest.mark.parametrize(
    ("verb", "status", "kind", "still_waits"),
    [
        ("pending", "pending", "ticket.pending", False),
        ("hold", "on_hold", "ticket.on_hold", True),
    ],
)
def test_the_verb_sets_the_status_and_leaves_its_event(
    ticket: Ticket, as_ben: Client, verb: str, status: str, kind: str, still_waits: bool
) -> None:
    as_ben.post(f"/tickets/{ticket.pk}/{verb}/")

    ticket.refresh_from_db()
    assert ticket.status == status
    assert (ticket.waiting_since is not None) is still_waits
    assert Event.objects.filter(kind=kind, subject_id=ticket.pk).count() == 1


def test_work_goes_on(ticket: Ticket, as_ben: Client, ben: User) -> None:
    hold(ticket, by=ben)

    as_ben.post(f"/tickets/{ticket.pk}/resumption/")

    ticket.refresh_from_db()
    assert ticket.status == "open"
    assert Event.objects.filter(kind="ticket.resumed").count() == 1


@pytest.mark.parametrize("verb", ["pending", "hold", "resumption"])
def test_what_is_resolved_is_reopened_first(
    ticket: Ticket, as_ben: Client, ben: User, verb: str
) -> None:
    resolve(ticket, by=ben)

    answered = as_ben.post(f"/tickets/{ticket.pk}/{verb}/")

    assert answered.status_code == 409
    assert "Reopen it first." in answered.content.decode()
