"""Choices on a figure's page, and where each leads."""

from __future__ import annotations

from datetime import date

import pytest

from rapport.insights.asking import Asking
from rapport.insights.choices import Choice, choices

TODAY = date(2026, 4, 15)


def chosen(offered: list[Choice]) -> list[str]:
    return [choice.label for choice in offered if choice.current]


def test_the_times_offered_end_today_or_with_a_whole_month() -> None:
    offered = {choice.label: choice.query for choice in choices(Asking("csat"), TODAY).times}

    assert offered == {
        "Last 7 days": "from=2026-04-09&to=2026-04-16",
        "Last 30 days": "from=2026-03-17&to=2026-04-16",
        "Last 90 days": "from=2026-01-16&to=2026-04-16",
        "Last 12 weeks": "from=2026-01-26&to=2026-04-16",
        "Last 12 months": "from=2025-05-01&to=2026-04-16",
        "This month": "from=2026-04-01&to=2026-04-16",
        "Last month": "from=2026-03-01&to=2026-04-01",
        "This quarter": "from=2026-04-01&to=2026-04-16",
        "This year": "from=2026-01-01&to=2026-04-16",
    }


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        (date(2026, 3, 17), date(2026, 4, 16), "Last 30 days"),
        (date(2026, 1, 26), date(2026, 4, 16), "Last 12 weeks"),
        (date(2026, 3, 1), date(2026, 4, 1), "Last month"),
    ],
)
def test_the_one_in_force_is_marked(start: date, end: date, label: str) -> None:
    assert chosen(choices(Asking("csat", start=start, end=end), TODAY).times) == [label]


def test_of_two_with_the_same_days_one_is_marked() -> None:
    asking = Asking("csat", start=date(2026, 11, 1), end=date(2026, 12, 1))

    assert chosen(choices(asking, date(2026, 11, 30)).times) == ["Last 30 days"]


@pytest.mark.parametrize(
    ("start", "offered"),
    [
        (date(2026, 4, 9), ["by day", "by week", "by month", "by quarter"]),
        (date(2025, 4, 16), ["by week", "by month", "by quarter"]),
        (date(1950, 1, 1), ["by quarter"]),
        (None, ["by month", "by quarter"]),
    ],
)
def test_only_grains_that_a_chart_has_room_for_are_offered(
    start: date | None, offered: list[str]
) -> None:
    asking = Asking("csat", start=start, end=date(2026, 4, 16))

    assert [choice.label for choice in choices(asking, TODAY).grains] == offered


def test_a_time_can_be_compared_with_the_one_before_and_a_year_before() -> None:
    asking = Asking("csat", start=date(2026, 3, 17), end=date(2026, 4, 16), compare="before")

    offered = choices(asking, TODAY).comparisons

    assert [choice.label for choice in offered] == [
        "not compared",
        "against the 30 days before",
        "a year before",
    ]
    assert chosen(offered) == ["against the 30 days before"]
    assert "compare" not in offered[0].query


def test_a_time_without_a_beginning_has_nothing_before_it() -> None:
    assert choices(Asking("csat", end=date(2026, 4, 16)), TODAY).comparisons == []


def test_a_form_about_the_time_keeps_everything_else() -> None:
    asking = Asking(
        "first_response_time",
        start=date(2026, 3, 17),
        by=("team",),
        where=(("channel", "email"), ("channel", "web")),
        clock="calendar",
        compare="year",
    )

    assert choices(asking, TODAY).kept == [
        ("clock", "calendar"),
        ("compare", "year"),
        ("by", "team"),
        ("where", "channel=email"),
        ("where", "channel=web"),
    ]


def test_a_length_of_time_has_clocks_and_statistics() -> None:
    offered = choices(Asking("first_response_time"), TODAY)

    assert chosen(offered.clocks) == ["working time"]
    assert len(offered.clocks) == 2
    assert chosen(offered.stats) == ["median"]
    assert len(offered.stats) == 3


def test_a_share_has_neither() -> None:
    offered = choices(Asking("csat"), TODAY)

    assert offered.clocks == offered.stats == []


def test_each_condition_has_a_way_out_of_it() -> None:
    asking = Asking("csat", where=(("team", "Support"), ("channel", "email")))

    labels = {choice.label: choice.query for choice in choices(asking, TODAY).conditions}
    assert labels == {
        "Team: Support": "where=channel%3Demail",
        "Channel: email": "where=team%3DSupport",
    }
