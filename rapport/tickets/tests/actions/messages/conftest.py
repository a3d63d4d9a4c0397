"""Ben's answer, on its way out and sent."""

from __future__ import annotations

import pytest

from rapport.people.models import User
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.actions.messages import sending


@pytest.fixture
def claimed(ticket: Ticket, ben: User) -> Outgoing:
    """Return Ben's answer, which the worker w1 is about to send."""
    return sending.claim(ticket, ben)


@pytest.fixture
def sent(ticket: Ticket, ben: User) -> Outgoing:
    """Return Ben's answer, already handed over."""
    return sending.send(ticket, ben)
