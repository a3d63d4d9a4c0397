"""Sending a message again."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.actions.messages import outbox
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.models import Event


@pytest.fixture
def parked(ticket: Ticket, ben: User) -> Outgoing:
    reply(ticket, text="Done.", by=ben)
    Outgoing.objects.update(state="claimed", claimed_by="w", attempts=9)
    return outbox.park(Outgoing.objects.get(), owner="w", reason="the mailbox is full")


def _url(outgoing: Outgoing) -> str:
    return f"/tickets/{outgoing.ticket_id}/outgoing/{outgoing.pk}/retry/"


def test_what_was_parked_is_queued_again(as_bea: Client, bea: User, parked: Outgoing) -> None:
    answered = as_bea.post(_url(parked), follow=True)

    parked.refresh_from_db()
    assert (parked.state, parked.attempts, parked.reason) == ("queued", 0, "")
    assert "It is being sent again." in answered.content.decode()
    event = Event.objects.get(kind="ticket.retried")
    assert (event.by_id, event.details["to"]) == (bea.pk, "dora@nordwind.example")


def test_pressing_twice_queues_once(as_ben: Client, parked: Outgoing) -> None:
    as_ben.post(_url(parked))
    as_ben.post(_url(parked))

    assert Event.objects.filter(kind="ticket.retried").count() == 1


def test_others_cannot(as_cleo: Client, as_rosa: Client, parked: Outgoing) -> None:
    assert as_cleo.post(_url(parked)).status_code == 404
    assert as_rosa.post(_url(parked)).status_code == 403
    assert as_rosa.post(f"/tickets/{parked.ticket_id}/outgoing/999/retry/").status_code == 403


def test_one_that_is_not_of_the_ticket_is_not_there(as_ben: Client, parked: Outgoing) -> None:
    url = f"/tickets/{parked.ticket_id}/outgoing/{parked.pk + 1}/retry/"

    assert as_ben.post(url).status_code == 404
