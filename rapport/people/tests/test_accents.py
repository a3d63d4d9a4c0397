"""A company's colour, by day and at night."""

from __future__ import annotations

import pytest

from rapport.core.errors import Invalid
from rapport.people import accents
from rapport.people.accents import Accent, colour, contrast


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


@pytest.mark.parametrize("value", ["#0F766E", " #7c2d12 ", "#000000", "#4338ca"])
def test_a_dark_colour_is_taken(value: str) -> None:
    assert colour(value) == value.strip().lower()


@pytest.mark.parametrize("value", ["#ffcc00", "#7dd3fc", "#ffffff", "#7a7a7a"])
def test_one_that_cannot_be_read_is_refused(value: str) -> None:
    with pytest.raises(Invalid, match=r"contrast of \d\.\d to 1.*darker"):
        colour(value)


@pytest.mark.parametrize("value", ["teal", "#fff", "#00000g", "url(x)", "#000000;}"])
def test_what_is_no_colour_is_told(value: str) -> None:
    with pytest.raises(Invalid, match="not a colour"):
        colour(value)


@pytest.mark.parametrize("value", ["#0f766e", "#000000", "#7c2d12", "#1d1d8f"])
def test_at_night_it_is_light_enough(value: str) -> None:
    assert contrast(Accent(value).at_night, accents.AT_NIGHT) >= 4.5


def test_the_style_sheet_has_nothing_but_colours() -> None:
    style = Accent("#0f766e").style()

    assert "--accent: light-dark(#0f766e, #" in style
    assert style.count("{") == style.count("}") == 1
