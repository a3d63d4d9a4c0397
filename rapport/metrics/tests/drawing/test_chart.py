"""Charts: drawn values, gaps, too few rows, and links."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from rapport.metrics.drawing import Mark, draw
from rapport.metrics.drawing.frame import ABOVE
from rapport.metrics.tests.drawing.marks import classed, drawn, one, row


def test_every_known_value_is_a_mark_that_leads_to_its_rows() -> None:
    svg = drawn(row(600), row(None), row(1200))

    links = list(svg.iter("a"))
    assert [link.get("href") for link in links] == ["/rows?week=0", "/rows?week=2"]
    assert links[0].get("aria-label") == "week 0: 600"
    assert one(svg, "chart-plot").get("aria-label") == "Waits"


def test_the_columns_of_marks_fill_the_plot_and_do_not_overlap() -> None:
    svg = drawn(*[row(n) for n in range(1, 9)])

    columns = [
        (float((hit.get("x") or "").rstrip("%")), float((hit.get("width") or "").rstrip("%")))
        for hit in classed(svg, "chart-hit")
    ]
    assert columns[0][0] == 0
    assert sum(columns[-1]) == pytest.approx(100)
    for (x, width), (following, _width) in zip(columns, columns[1:], strict=False):
        assert x + width == pytest.approx(following, abs=0.02)


def test_the_words_of_a_mark_are_on_the_other_side() -> None:
    tips = classed(drawn(*[row(n) for n in range(1, 9)]), "chart-tip")

    assert [tip.get("x") for tip in tips] == ["50%"] * 4 + ["0"] * 4


def test_a_mark_without_rows_to_show_is_no_link() -> None:
    svg = drawn(row(600), url="")

    assert not list(svg.iter("a"))
    assert len(classed(svg, "chart-point")) == 1


def test_a_line_is_broken_where_nothing_is_known() -> None:
    firm, _partial = classed(drawn(row(1), row(2), row(None), row(3), row(4)), "chart-line")

    assert (firm.get("d") or "").count("M") == 2


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

    assert (one(svg, "chart-band").get("d") or "").count("Z") == 1
    assert len(classed(svg, "chart-whisker")) == 1


def test_limits_of_too_few_are_not_drawn() -> None:
    svg = drawn(*[row(5, half=4, too_few=True)] * 3)

    assert one(svg, "chart-band").get("d") == ""
    assert len(classed(svg, "chart-point-few")) == 3


def test_too_few_are_hollow_off_the_line_and_do_not_set_the_scale() -> None:
    svg = drawn(row(600), row(86_400, too_few=True), row(900), row(660))

    firm, _partial = classed(svg, "chart-line")
    assert (firm.get("d") or "").count("M") == 2
    assert len(classed(svg, "chart-line-few")) == 1
    assert max(float(text.text or 0) for text in one(svg, "chart-scale").iter("text")) == 900
    beyond = one(svg, "chart-beyond")
    assert float(beyond.get("y") or 0) == ABOVE
    assert "chart-point-few" in (beyond[0].get("class") or "")


def test_an_earlier_time_is_a_line_of_its_own_and_so_is_its_level() -> None:
    earlier = [row(500), row(700, too_few=True), row(1800), row(600), row(650)]
    svg = drawn(row(600), row(900), before=earlier, whole=row(700), whole_before=row(1700))

    line = one(svg, "chart-line-before").get("d") or ""
    assert (line.count("M"), line.count("L")) == (2, 2)
    assert max(float(text.text or 0) for text in one(svg, "chart-scale").iter("text")) >= 1800
    assert len(classed(svg, "chart-whole")) == 2
    # Five periods before and two so far: the points lie over those of the same number.
    assert [point.get("cx") for point in classed(svg, "chart-point")] == ["10.00%", "30.00%"]


def test_a_level_of_too_few_is_not_drawn() -> None:
    assert not classed(drawn(row(600), whole=row(600, too_few=True)), "chart-whole")


def test_many_points_step_back_behind_their_line() -> None:
    assert classed(drawn(*[row(n) for n in range(1, 90)]), "chart-dense")
    assert not classed(drawn(*[row(n) for n in range(1, 30)]), "chart-dense")


def test_bars_stand_on_zero() -> None:
    svg = drawn(row(3600), row(0), row(1800), bars=True)

    heights = [float(bar.get("height") or 0) for bar in classed(svg, "chart-bar")]
    assert len(heights) == 2  # nothing has no bar
    assert heights[0] == pytest.approx(2 * heights[1])
    assert len(list(svg.iter("a"))) == 2


def test_shares_are_drawn_on_the_whole_axis() -> None:
    svg = drawn(row(0.91, half=0.02), row(0.93, half=0.02), unit="share")

    ticks = [text.text for text in one(svg, "chart-scale").iter("text")]
    assert ticks == ["0", "0.25", "0.5", "0.75", "1.0"]


def test_a_course_of_nothing_still_has_its_axes() -> None:
    svg = drawn(row(None), row(None))

    assert classed(svg, "chart-axis")
    assert not classed(svg, "chart-point")
    assert draw([], unit="count", bars=True, label="x", say=str)


def test_words_are_escaped() -> None:
    bad = [Mark(row(1), "<b>", "<b>", '"><script>', "javascript:\"'", ("<i>", "&"))]

    svg = draw(bad, unit="count", bars=False, label='"><script>', say=lambda value: f"<{value}>")

    assert "<script" not in svg
    assert "<i>" not in svg
    ElementTree.fromstring(svg)
