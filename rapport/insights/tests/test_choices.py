"""Choices on a figure's page, and where each leads."""

from __future__ import annotations

from datetime import date

import pytest

from rapport.insights.asking import Asking
from rapport.insights.choices import Choice, choices

TODAY = date(2026, 4, 15)


def chosen(offered: list[Choice]) -> list[str]:
    return [choice.label for choice in offered if choice.current]


def test_three_stretches_of_time_end_today() -> None:
    offered = choices(Asking("csat"), TODAY).times

    assert [choice.query for choice in offered] == [
        "from=2026-03-17&to=2026-04-16&grain=day",
        "from=2026-01-26&to=2026-04-16&grain=week",
        "from=2025-05-01&to=2026-04-16&grain=month",
    ]
    assert chosen(offered) == []


@pytest.mark.parametrize(
    ("start", "label"),
    [
        (date(2026, 3, 17), "30 days"),
        (date(2026, 1, 26), "12 weeks"),
        (date(2025, 5, 1), "12 months"),
    ],
)
def test_the_one_in_force_is_marked(start: date, label: str) -> None:
    asking = Asking("csat", start=start, end=date(2026, 4, 16))

    assert chosen(choices(asking, TODAY).times) == [label]


def test_a_length_of_time_has_clocks_and_statistics() -> None:
    offered = choices(Asking("first_response_time"), TODAY)

    assert chosen(offered.clocks) == ["working time"]
    assert len(offered.clocks) == 2
    assert chosen(offered.stats) == ["median"]
    assert len(offered.stats) == 3


def test_a_share_has_neither() -> None:
    offered = choices(Asking("csat"), TODAY)

    assert offered.clocks == offered.stats == []
    assert len(offered.grains) == 3


def test_each_condition_has_a_way_out_of_it() -> None:
    asking = Asking("csat", where=(("team", "Support"), ("channel", "email")))

    labels = {choice.label: choice.query for choice in choices(asking, TODAY).conditions}
    assert labels == {
        "Team: Support": "where=channel%3Demail",
        "Channel: email": "where=team%3DSupport",
    }
