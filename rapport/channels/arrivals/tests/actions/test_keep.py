"""Keeping raw input, once per place."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.actions import Raw, keep
from rapport.channels.models import Inbound
from rapport.core import blobs
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)
pytestmark = pytest.mark.django_db


def kept(*raws: Raw, **more: Any) -> list[Inbound]:
    keep(raws, channel="email", account="1", at=LATER, **more)
    return list(Inbound.objects.order_by("pk"))


def test_the_bytes_are_there_as_they_came() -> None:
    (row,) = kept(Raw("INBOX:1:1", b"From: x\r\n\r\n\xff", MONDAY, "spam"))

    assert blobs.read(row.digest) == b"From: x\r\n\r\n\xff"
    assert (row.state, row.received_at, row.kept_at) == ("kept", MONDAY, LATER)
    assert (row.size, row.circumstance) == (12, "spam")
    assert not Event.objects.exists(), "what becomes of it leaves one"


def test_what_was_kept_from_the_same_place_stays_as_it_is() -> None:
    kept(Raw("INBOX:1:1", b"first", MONDAY))

    rows = kept(Raw("INBOX:1:1", b"second", MONDAY), Raw("INBOX:1:2", b"third", MONDAY))
    assert [blobs.read(row.digest) for row in rows] == [b"first", b"third"]


def test_nothing_arrives_in_the_future() -> None:
    (row,) = kept(Raw("INBOX:1:1", b"", LATER + timedelta(days=1)))

    assert row.received_at == LATER


def test_the_cursor_moves_along_or_neither_does() -> None:
    def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        kept(Raw("INBOX:1:1", b"lost", MONDAY), along=fails)
    assert not Inbound.objects.exists()

    moved: list[int] = []
    kept(Raw("INBOX:1:1", b"kept", MONDAY), along=lambda: moved.append(1))
    assert moved == [1]
