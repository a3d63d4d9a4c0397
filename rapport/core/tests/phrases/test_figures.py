"""Numbers and shares in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from rapport.core.phrases.figures import number, share


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [
        (None, 0, "–"),
        (0, 0, "0 %"),
        (0.914, 0, "91 %"),
        (0.925, 0, "93 %"),
        (Decimal("0.8825"), 1, "88.3 %"),
        (1, 0, "100 %"),
        (0.9961, 0, "> 99 %"),
        (0.9996, 1, "> 99.9 %"),
        (0.0004, 0, "< 1 %"),
        (-0.03, 0, "-3 %"),
    ],
)
def test_a_share_is_said_in_per_cent(value: float | None, places: int, words: str) -> None:
    assert share(value, places).replace("\u202f", " ") == words


@pytest.mark.parametrize(
    ("value", "places", "words"),
    [(None, 0, "–"), (0, 0, "0"), (12345.5, 0, "12,346"), (2.5, 0, "3"), (3.14159, 2, "3.14")],
)
def test_a_number_is_grouped_and_rounded_half_up(
    value: float | None, places: int, words: str
) -> None:
    assert number(value, places) == words


def test_figures_follow_the_readers_language() -> None:
    with translation.override("de"):
        assert number(12345.6, 1) == "12.345,6"
        assert share(0.9145, 1) == "91,5\u202f%"
