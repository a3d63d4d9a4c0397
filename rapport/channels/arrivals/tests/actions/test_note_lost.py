"""Undeliverable input, recorded so that a person looks at it."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.actions import note_lost
from rapport.channels.models import Inbound
from rapport.timeline.history import history
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db


def test_it_is_parked_once_and_leaves_one_event() -> None:
    for _again in range(2):
        note_lost(
            "INBOX:1:9",
            channel="email",
            account="1",
            size=9,
            received_at=MONDAY,
            reason="It is too large.",
            at=MONDAY,
        )

    row = Inbound.objects.get()
    assert (row.state, row.reason, row.digest) == ("parked", "It is too large.", "")
    assert Event.objects.get().kind == "inbound.parked"
    assert "could not be processed: It is too large." in history(row)[0].sentence
