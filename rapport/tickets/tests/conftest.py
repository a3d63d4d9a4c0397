"""Shared fixtures of the tests about tickets."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.models import User

HTMX = {"HX-Request": "true"}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def as_bea(bea: User) -> Client:
    return signed_in(bea)


@pytest.fixture
def as_rosa(rosa: User) -> Client:
    return signed_in(rosa)
