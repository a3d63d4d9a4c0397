"""Names one after another."""

from __future__ import annotations

import pytest
from django.utils import translation

from rapport.core.phrases.lists import listed


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Ben"], "Ben"),
        (["Ben", "Cleo"], "Ben and Cleo"),
        (["Ben", "Cleo", "Dora"], "Ben, Cleo and Dora"),
    ],
)
def test_it_is_said_like_this(names: list[str], said: str) -> None:
    assert listed(names) == said


def test_in_german_too() -> None:
    with translation.override("de"):
        assert listed(["Ben", "Cleo"]) == "Ben und Cleo"
