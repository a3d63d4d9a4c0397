"""Shared fixtures of house tests and journeys.

The stage, and people for every permission.
"""

from __future__ import annotations

import pytest

from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Role
from rapport.tickets.models import Queue
from tests.stage import Stage, build


@pytest.fixture
def leo(billing: Team) -> User:
    """Return the lead of another team."""
    user = User.objects.create_user(
        "leo.haas@desk.example", "rapport-test", name="Leo Haas", role=Role.LEAD
    )
    Membership.objects.create(user=user, team=billing)
    return user


@pytest.fixture
def stage(
    ada: User,
    ben: User,
    bea: User,
    cleo: User,
    leo: User,
    rosa: User,
    support_queue: Queue,
    billing_queue: Queue,
    dora: Person,
    emil: Person,
) -> Stage:
    """Return a small desk with something on every page."""
    return build(
        Stage(
            ada=ada,
            ben=ben,
            bea=bea,
            cleo=cleo,
            leo=leo,
            rosa=rosa,
            support=support_queue.team,
            billing=billing_queue.team,
            support_queue=support_queue,
            billing_queue=billing_queue,
            dora=dora,
            emil=emil,
            now=clock.now(),
        )
    )
