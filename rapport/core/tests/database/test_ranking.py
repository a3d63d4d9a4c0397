"""The order of what a search found."""

from __future__ import annotations

import pytest

from rapport.core.database.ranking import Rank, rank_of, ranked


@pytest.mark.parametrize(
    ("typed", "name", "rank"),
    [
        ("dora lind", "Dora Lind", Rank.EXACT),
        ("łukasik", "Lukasik", Rank.EXACT),
        ("dora@nordwind.example", "Dora Lind", Rank.EXACT),
        ("dora  li", "Dora Lind", Rank.BEGINS),
        ("lind", "Dora Lind", Rank.WORDS),
        ("li do", "Dora Lind", Rank.WORDS),
        ("ind", "Dora Lind", Rank.CONTAINS),
        ("nordwind", "Dora Lind", Rank.CONTAINS),
    ],
)
def test_a_name_is_ranked(typed: str, name: str, rank: Rank) -> None:
    assert rank_of(typed, name, ["Dora@Nordwind.example"]) is rank


def test_equal_ones_stay_in_their_order() -> None:
    found = ranked(["b lind", "a lind", "lind"], "lind", name=str, keys=lambda _: [])

    assert [each.found for each in found] == ["lind", "b lind", "a lind"]
