"""A resolution and a survey, for the tests."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.feedback.actions import ask, plan
from rapport.feedback.models import SurveyRequest
from rapport.people.models import User
from rapport.tickets.actions import resolve, take
from rapport.tickets.models import Resolution, Ticket

RESOLVED = MONDAY + timedelta(hours=3)
ASKED = RESOLVED + timedelta(hours=1)


@pytest.fixture
def resolution(ticket: Ticket, ben: User) -> Resolution:
    """Return Ben's resolution of Dora's ticket."""
    take(ticket, by=ben, at=MONDAY)
    resolve(ticket, by=ben, at=RESOLVED)
    return ticket.resolutions.get()


@pytest.fixture
def asked(resolution: Resolution) -> SurveyRequest:
    """Return the request sent to Dora an hour later."""
    request = plan(resolution)
    assert request
    return ask(request, at=ASKED)
