"""The names under a chart, and its scale."""

from __future__ import annotations

import pytest

from rapport.metrics.tests.drawing.marks import classed, drawn, one, row


def test_names_do_not_crowd_and_the_last_is_there() -> None:
    names = [each.text for each in classed(drawn(*[row(n) for n in range(1, 60)]), "chart-name")]

    assert len(names) <= 7
    assert names[-1] == "w58"


def test_a_narrow_screen_leaves_every_second_name_out_but_the_last() -> None:
    names = classed(drawn(*[row(n) for n in range(1, 8)]), "chart-name")

    hidden = ["chart-name-more" in (name.get("class") or "") for name in names]
    assert hidden == [False, True, False, True, False, True, False]


@pytest.mark.parametrize(("count", "place"), [(3, ("83.33%", "middle")), (30, ("100%", "end"))])
def test_the_last_name_ends_with_the_chart_where_columns_are_narrow(
    count: int, place: tuple[str, str]
) -> None:
    last = classed(drawn(*[row(n) for n in range(1, count + 1)]), "chart-name")[-1]

    assert (last.get("x"), last.get("text-anchor")) == place


def test_the_scale_is_beside_the_plot_and_wide_enough_for_its_words() -> None:
    svg = drawn(row(600))

    scale = one(svg, "chart-scale")
    longest = max(len(text.text or "") for text in scale.iter("text"))
    assert int(scale.get("width") or 0) > longest * 7
    assert not [text for text in one(svg, "chart-plot").iter("text") if text.text == "600.0"]
