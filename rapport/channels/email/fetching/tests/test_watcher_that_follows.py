"""The change from one watcher of a mailbox to the next."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest

from rapport.channels.email.fetching import watch
from rapport.core import clock

pytestmark = pytest.mark.django_db


class Lingering(watch.Watcher):
    """A watcher that does nothing, and does not end at once when it is told to."""

    began: list[watch.Watcher] = []

    def _watch(self) -> float:
        self.began.append(self)
        self._stop.wait()
        time.sleep(0.3)
        return 0


class Mailboxes(watch.Watchers):
    """One mailbox, with these settings."""

    settings = "first"

    def _wanted(self) -> Mapping[int, object]:
        return {1: self.settings}


def wait_for_watchers(count: int) -> None:
    """Wait until so many have begun, for less time than one rests that finds the turn taken."""
    until = time.monotonic() + watch.TURN_SECONDS / 2
    while len(Lingering.began) < count:
        assert time.monotonic() < until, f"{len(Lingering.began)} began"
        time.sleep(0.01)


def test_a_changed_mailbox_is_watched_as_soon_as_the_one_before_has_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watch, "Watcher", Lingering)
    monkeypatch.setattr(Lingering, "began", [])
    mailboxes = Mailboxes()
    try:
        mailboxes.run_once(clock.now())
        wait_for_watchers(1)
        mailboxes.settings = "second"
        mailboxes.run_once(clock.now())
        wait_for_watchers(2)
    finally:
        mailboxes.stop()
    assert not Lingering.began[0].is_alive
