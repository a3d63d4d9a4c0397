"""Shared fixtures of house tests, journeys and stories.

The stage, the demonstration, and people for every permission.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from rapport.core import clock
from rapport.customers.models import Person
from rapport.demo.loading.build import build as build_demonstration
from rapport.insights.readers import rebuild_facts
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


@pytest.fixture(scope="module")
def home_of_demonstration(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[Path]:
    """Yield the folder of the demonstration that the module's ``PLAN`` makes, with its facts, built
    once for all of its tests.
    """
    folder = tmp_path_factory.mktemp("demonstration")
    kept = override_settings(MEDIA_ROOT=folder / "files", FACTS_ROOT=folder / "facts")
    with django_db_blocker.unblock(), transaction.atomic():
        with kept:
            build_demonstration(request.module.PLAN)
            rebuild_facts()
        yield folder
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(home_of_demonstration: Path, files_apart: None, db: None, settings: Any) -> None:
    """Look at the built demonstration instead of the empty folders of an ordinary test."""
    settings.MEDIA_ROOT = home_of_demonstration / "files"
    settings.FACTS_ROOT = home_of_demonstration / "facts"
