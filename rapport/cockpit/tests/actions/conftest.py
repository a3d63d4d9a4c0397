"""A need that can be set aside."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.cockpit.need import Need
from rapport.cockpit.needs.customers import WAIT_TOO_LONG
from rapport.cockpit.tests.telling import told
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Role
from rapport.tickets.models import Ticket

LATER = MONDAY + timedelta(days=1, hours=1)


@pytest.fixture
def need(ticket: Ticket, ada: User) -> Need:
    """Return that Dora has waited longer than a working day."""
    (need,) = told(WAIT_TOO_LONG, ada, LATER)
    return need


@pytest.fixture
def leo(billing: Team) -> User:
    """Return the lead of another team."""
    leo = User.objects.create_user("leo@desk.example", name="Leo Haas", role=Role.LEAD)
    Membership.objects.create(user=leo, team=billing)
    return leo
