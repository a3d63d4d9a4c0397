"""Recognition of API tokens."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import MONDAY
from rapport.people.actions import make_token, revoke_token
from rapport.people.actions.token import NOTED_EVERY
from rapport.people.models import ApiToken, User
from rapport.people.sign_in.tokens import admit_token


def test_a_token_stands_for_its_owner(ben: User) -> None:
    secret = make_token(ben, scope="read", by=ben, at=MONDAY).secret

    assert admit_token(secret, at=MONDAY) == (ben, "read")


@pytest.mark.parametrize("raw", ["", "rapport_", "rapport_nobody", "x" * 5000])
def test_what_is_no_token_opens_nothing(ben: User, raw: str) -> None:
    make_token(ben, by=ben, at=MONDAY)

    assert admit_token(raw, at=MONDAY) is None


def test_neither_does_its_digest_nor_a_near_miss(ben: User) -> None:
    issued = make_token(ben, by=ben, at=MONDAY)

    assert admit_token(issued.row.digest, at=MONDAY) is None
    assert admit_token(issued.secret[:-1], at=MONDAY) is None


def test_a_revoked_one_opens_nothing(ben: User) -> None:
    issued = make_token(ben, by=ben, at=MONDAY)
    revoke_token(issued.row, by=ben, at=MONDAY)

    assert admit_token(issued.secret, at=MONDAY) is None


def asked_of_tokens(secret: str, at: datetime) -> list[str]:
    """Return how each query about tokens begins; how long one waits is set besides."""
    with CaptureQueriesContext(connection) as asked:
        admit_token(secret, at=at)
    found = [query["sql"] for query in asked if "people_apitoken" in query["sql"]]
    return [sql.split()[0] for sql in found]


def test_its_use_is_noted_now_and_then(ben: User) -> None:
    secret = make_token(ben, by=ben, at=MONDAY).secret

    assert asked_of_tokens(secret, MONDAY) == ["SELECT", "UPDATE"]
    assert asked_of_tokens(secret, MONDAY + timedelta(minutes=1)) == ["SELECT"]
    assert ApiToken.objects.get().last_used_at == MONDAY

    later = MONDAY + NOTED_EVERY + timedelta(seconds=1)
    admit_token(secret, at=later)
    assert ApiToken.objects.get().last_used_at == later
