"""Keeping one thing, whose row is returned."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.actions import Raw, keep_one
from rapport.channels.models import Inbound
from rapport.core import blobs

pytestmark = pytest.mark.django_db


def one(content: bytes, account: str = "1") -> Inbound:
    raw = Raw("INBOX:1:1", content, MONDAY)
    return keep_one(raw, channel="email", account=account, at=MONDAY)


def test_its_row_is_given_back_also_when_it_was_kept_before() -> None:
    first, again = one(b"first"), one(b"second")

    assert first == again
    assert (again.state, blobs.read(again.digest)) == ("kept", b"first")


def test_the_same_place_of_another_account_is_another() -> None:
    assert one(b"here") != one(b"there", account="2")
    assert Inbound.objects.count() == 2
