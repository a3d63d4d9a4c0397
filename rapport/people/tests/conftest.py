"""More of the cast: Nora administers, Lea leads the support team."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from rapport.people.models import Membership, Team, User
from rapport.people.roles import Role

PASSWORD = "a lamp on the desk"


@pytest.fixture(autouse=True)
def a_quick_worker(settings: Settings) -> None:
    """Do the worker's tasks at once."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def nora(db: None) -> User:
    """Return the administrator."""
    return User.objects.create_user(
        "nora.vik@desk.example", PASSWORD, name="Nora Vik", role=Role.ADMINISTRATOR
    )


@pytest.fixture
def lea(support: Team) -> User:
    """Return the lead of the support team."""
    lea = User.objects.create_user(
        "lea.moss@desk.example", PASSWORD, name="Lea Moss", role=Role.LEAD
    )
    Membership.objects.create(user=lea, team=support)
    return lea


@pytest.fixture
def as_nora(nora: User) -> Client:
    client = Client()
    client.force_login(nora, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
