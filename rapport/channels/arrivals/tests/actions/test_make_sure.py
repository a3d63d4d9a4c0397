"""The row of an arrival, flushed to disk."""

from __future__ import annotations

from rapport.channels.arrivals.actions import make_sure
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.timeline.models import Event


def test_nothing_of_it_changes_and_no_event_is_left(kept: Kept) -> None:
    inbound = kept(mail()).inbound
    before = Inbound.objects.values().get()

    make_sure(inbound)

    assert Inbound.objects.values().get() == before
    assert not Event.objects.exists()
