"""The hub's pace."""

from __future__ import annotations

import pytest

from rapport.timeline.news import wake
from rapport.timeline.news.hub import REST_SECONDS, Hub

ROUNDS = 3


class Stop:
    """Stands in for the event that ends the hub: set after some rests."""

    def __init__(self) -> None:
        self.rests: list[float] = []

    def is_set(self) -> bool:
        return len(self.rests) == ROUNDS

    def wait(self, seconds: float) -> None:
        self.rests.append(seconds)


@pytest.mark.parametrize("has_found", [True, False])
def test_it_rests_after_every_round(has_found: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    hub, stop = Hub(), Stop()
    monkeypatch.setattr(hub, "_stop", stop)
    monkeypatch.setattr(hub, "_step", lambda: has_found)
    # As on a desk where something happens all the time.
    monkeypatch.setattr(wake, "wait", lambda seen, seconds: seen + 1)
    hub._tail()

    assert len(stop.rests) == ROUNDS
    assert min(stop.rests) >= REST_SECONDS
