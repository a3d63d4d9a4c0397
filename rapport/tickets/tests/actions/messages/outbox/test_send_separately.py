"""A message once more, for some of its recipients."""

from __future__ import annotations

import pytest

from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.tickets.actions.messages import outbox
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import EMIL, LATER
from rapport.timeline.models import Event


def test_only_they_get_it_and_an_event_says_so(sent: Outgoing, ticket: Ticket, bea: User) -> None:
    assert sent.message is not None

    more = outbox.send_separately(sent.message, [EMIL], by=bea, at=LATER)

    assert (more.state, more.to, more.text) == ("queued", [EMIL], sent.text)
    event = Event.objects.get(kind="ticket.retried")
    assert (event.by_id, event.subject_id, event.details["to"]) == (bea.pk, ticket.pk, EMIL)


def test_who_may_only_read_may_not(sent: Outgoing, rosa: User) -> None:
    assert sent.message is not None
    with pytest.raises(NotAllowed):
        outbox.send_separately(sent.message, [EMIL], by=rosa)
