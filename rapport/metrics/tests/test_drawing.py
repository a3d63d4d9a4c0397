"""Charts: drawn values, gaps, and their text for screen readers."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from rapport.metrics.drawing import Mark, draw, sparkline
from rapport.metrics.drawing.curves import band, lone, path, split
from rapport.metrics.drawing.scale import scale
from rapport.metrics.result import Row


def row(
    value: float | None,
    *,
    half: float | None = None,
    partial: bool = False,
    too_few: bool = False,
) -> Row:
    low = high = None
    if half is not None and value is not None:
        low, high = value - half, value + half
    return Row(None, (), value, 50 if value else 0, low, high, None, None, partial, too_few)


def marks(*rows: Row, url: str = "/rows?week=") -> list[Mark]:
    return [
        Mark(row, f"week {n}", f"w{n}", f"week {n}: {row.value}", f"{url}{n}" if url else "")
        for n, row in enumerate(rows)
    ]


def drawn(*rows: Row, bars: bool = False, url: str = "/rows?week=") -> ElementTree.Element:
    svg = draw(marks(*rows, url=url), unit="seconds", bars=bars, label="Waits", say=str)
    assert "style=" not in svg
    return ElementTree.fromstring(svg)


def classed(svg: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [each for each in svg.iter() if name in each.get("class", "").split()]


def test_every_known_value_is_a_mark_that_leads_to_its_rows() -> None:
    svg = drawn(row(600), row(None), row(1200))
    links = list(svg.iter("a"))
    assert [link.get("href") for link in links] == ["/rows?week=0", "/rows?week=2"]
    assert links[0].get("aria-label") == "week 0: 600"
    assert svg.get("aria-label") == "Waits"


def test_a_mark_without_rows_to_show_is_no_link() -> None:
    svg = drawn(row(600), url="")
    assert not list(svg.iter("a"))
    assert len(classed(svg, "chart-point")) == 1


def test_a_line_is_broken_where_nothing_is_known() -> None:
    (line, _partial) = classed(drawn(row(1), row(2), row(None), row(3), row(4)), "chart-line")
    assert (line.get("d") or "").count("M") == 2


def test_what_is_not_over_is_dashed_and_hollow() -> None:
    svg = drawn(row(1), row(2), row(1, partial=True))
    firm, partial = classed(svg, "chart-line")
    assert "chart-line-partial" in (partial.get("class") or "")
    assert (firm.get("d") or "").count("L") == 1
    assert (partial.get("d") or "").count("L") == 1
    assert len(classed(svg, "chart-point-few")) == 1
    bars = drawn(row(1), row(2, partial=True), bars=True)
    assert [len(classed(bars, name)) for name in ("chart-bar", "chart-bar-partial")] == [2, 1]


def test_limits_are_a_band_and_alone_a_whisker() -> None:
    svg = drawn(row(5, half=1), row(5, half=2), row(5), row(5, half=3))
    (outline,) = classed(svg, "chart-band")
    assert (outline.get("d") or "").count("Z") == 1
    assert len(classed(svg, "chart-whisker")) == 1


def test_limits_of_too_few_are_not_drawn() -> None:
    svg = drawn(*[row(5, half=4, too_few=True)] * 3)
    (outline,) = classed(svg, "chart-band")
    assert outline.get("d") == ""
    assert len(classed(svg, "chart-point-few")) == 3


def test_many_points_step_back_behind_their_line() -> None:
    assert classed(drawn(*[row(n) for n in range(1, 90)]), "chart-dense")
    assert not classed(drawn(*[row(n) for n in range(1, 30)]), "chart-dense")


def test_bars_stand_on_zero() -> None:
    svg = drawn(row(3600), row(0), row(1800), bars=True)
    heights = [float(bar.get("height") or 0) for bar in classed(svg, "chart-bar")]
    assert len(heights) == 2  # nothing has no bar
    assert heights[0] == pytest.approx(2 * heights[1])


def test_a_course_of_nothing_still_has_its_axes() -> None:
    svg = drawn(row(None), row(None))
    assert classed(svg, "chart-axis")
    assert not classed(svg, "chart-point")
    assert draw([], unit="count", bars=True, label="x", say=str)


def test_words_are_escaped() -> None:
    bad = [Mark(row(1), "<b>", "<b>", '"><script>', "javascript:\"'")]
    svg = draw(bad, unit="count", bars=False, label='"><script>', say=lambda value: f"<{value}>")
    assert "<script" not in svg
    ElementTree.fromstring(svg)


def test_names_on_the_axis_do_not_crowd_and_the_last_is_there() -> None:
    svg = drawn(*[row(n) for n in range(1, 60)])
    names = [text.text or "" for text in svg.iter("text") if re.match(r"w\d", text.text or "")]
    assert len(names) <= 7
    assert names[-1] == "w58"


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (90 * 60, [0, 1800, 3600, 5400]),  # half hours
        (5 * 3600, [0, 7200, 14400, 21600]),  # two hours
        (40, [0, 15, 30, 45]),  # quarters of a minute
        (100 * 86400, [0, 28 * 86400, 56 * 86400, 84 * 86400, 112 * 86400]),  # four weeks
    ],
)
def test_durations_are_counted_in_steps_of_people(highest: float, ticks: list[float]) -> None:
    assert scale([1.0, highest], "seconds").ticks == ticks


@pytest.mark.parametrize("highest", [1, 3, 7, 19, 99, 101, 12_345, 999_999])
def test_counts_have_few_round_steps(highest: float) -> None:
    axis = scale([float(highest)], "count")
    assert axis.top >= highest
    assert 1 <= len(axis.ticks) - 1 <= 4


def test_shares_end_at_one_and_are_cut_only_where_much_is_empty() -> None:
    assert (scale([0.2, 0.9], "share").bottom, scale([0.2, 0.9], "share").top) == (0.0, 1.0)
    assert scale([0.87, 0.95], "share").bottom == pytest.approx(0.7)


def test_paths() -> None:
    one, two, three = (0.0, 1.0), (1.0, 2.0), (2.0, 3.0)
    assert path([one, two, None, three]) == "M0.00 1.00 L1.00 2.00 M2.00 3.00 h0"
    assert path([]) == ""
    assert lone([one, None, two, three, None, one]) == [0, 5]
    assert split([one, two, three], [False, False, True]) == ([one, two, None], [[two, three]])
    assert split([one, None, three], [False, True, True]) == ([one, None, None], [])
    assert band([one, None], [two, None]) == ""


def test_a_sparkline_shows_chance_beside_movement() -> None:
    weeks = [row(50 + n % 2, half=20) for n in range(8)]
    svg = ElementTree.fromstring(sparkline(weeks, label="no change"))
    (line,) = classed(svg, "sparkline-line")
    heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", line.get("d") or "")]
    assert max(heights) - min(heights) < 1  # of 24: within its limits, no mountain
    assert classed(svg, "sparkline-band")[0].get("d")


def test_a_sparkline_of_nothing_is_nothing() -> None:
    assert sparkline([row(None), row(None)], label="x") == ""
    assert sparkline([], label="x") == ""
    assert "sparkline-end" in sparkline([row(5)], label="x")


def test_the_name_of_the_last_period_ends_with_the_chart() -> None:
    names = [each for each in drawn(row(1), row(2), row(3)).iter("text") if each.text == "w2"]

    assert [(name.get("x"), name.get("text-anchor")) for name in names] == [("100%", "end")]
