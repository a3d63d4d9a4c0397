"""Lengths of time in words."""

from __future__ import annotations

import pytest
from django.utils import translation

from rapport.core.phrases.durations import say

MINUTE, HOUR, DAY = 60, 3600, 86400


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "–"),
        (0, "0 s"),
        (44.6, "45 s"),
        (59.4, "59 s"),
        (59.5, "1 min"),
        (90, "2 min"),
        (48 * MINUTE, "48 min"),
        (59.5 * MINUTE, "1 h"),
        (2 * HOUR + 10 * MINUTE, "2 h 10 min"),
        (2 * HOUR + 59.6 * MINUTE, "3 h"),
        (23 * HOUR + 59.6 * MINUTE, "1 d"),
        (DAY + 4 * HOUR, "1 d 4 h"),
        (DAY + 23.6 * HOUR, "2 d"),
        (9 * DAY + 23 * HOUR, "9 d 23 h"),
        (10 * DAY - 1, "10 d"),
        (19.4 * DAY, "19 d"),
        (-6 * MINUTE, "−6 min"),
        (-0.2, "0 s"),
    ],
)
def test_a_length_is_said_in_its_two_largest_units(seconds: float | None, words: str) -> None:
    assert say(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (9 * HOUR + 20 * MINUTE, "9 h 20 min"),
        (31 * HOUR, "31 h"),
        (31 * HOUR + 5 * MINUTE, "31 h 5 min"),
        (120 * HOUR + 5 * MINUTE, "120 h"),
    ],
)
def test_working_time_never_becomes_days(seconds: float, words: str) -> None:
    assert say(seconds, working=True) == words


def test_a_length_is_said_in_a_language_without_a_translation_too() -> None:
    with translation.override("ja"):
        assert say(2 * HOUR + 10 * MINUTE) == "2 h 10 min"
