"""Waiting times between attempts."""

from __future__ import annotations

from datetime import timedelta

from rapport.channels.backoff import Backoff


def test_waits_double_up_to_the_longest_and_never_meet() -> None:
    backoff = Backoff(first=timedelta(seconds=30), longest=timedelta(hours=1))

    longest = [backoff.wait(n, chance=lambda: 1.0).total_seconds() for n in range(1, 12)]
    assert longest[:4] == [30, 60, 120, 240]
    assert longest[-1] == 3600
    assert backoff.wait(5, chance=lambda: 0.0) == backoff.wait(5, chance=lambda: 1.0) / 2
    assert backoff.wait(10_000, chance=lambda: 1.0) == timedelta(hours=1)
