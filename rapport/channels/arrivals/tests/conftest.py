"""Fixtures for arrivals."""

from __future__ import annotations

import pytest

from rapport.channels.arrivals.tests.recording import AWAY
from rapport.channels.conftest import Arrive
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound


@pytest.fixture
def recorded(arrive: Arrive) -> Inbound:
    """Return a vacation notice that answers nothing we sent."""
    found = arrive(mail("I am away.", headers=AWAY))
    assert (found.state, found.ticket) == ("recorded", None)
    return found
