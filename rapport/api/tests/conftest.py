"""A client of the API for the tests."""

from __future__ import annotations

from typing import Protocol

import pytest
from django.test import Client

from rapport.people.actions import make_token
from rapport.people.models import User


class Api(Protocol):
    """Makes clients with a token of the given person."""

    def __call__(self, user: User, scope: str = "write") -> Client: ...


@pytest.fixture
def api() -> Api:
    """Return a factory of clients with a token of the given person."""

    def client_of(user: User, scope: str = "write") -> Client:
        issued = make_token(user, scope=scope, by=user)
        return Client(headers={"Authorization": f"Bearer {issued.secret}"})

    return client_of
