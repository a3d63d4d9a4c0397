"""Numbers as a person reads them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format

NONE = "–"
# Keeps figure and unit on one line, closer than a word space.
THIN_SPACE = "\u202f"


def number(value: float | Decimal | None, places: int = 0) -> str:
    """Return the number rounded half up and grouped as in the reader's language; a
    dash for None.
    """
    if value is None:
        return NONE
    return number_format(_round(Decimal(str(value)), places), places, force_grouping=True)


def share(value: float | Decimal | None, places: int = 0) -> str:
    """Return a share of 0–1 in per cent: 0.914 → "91 %".

    Slightly less than all is never shown as 100 %, nor slightly more than nothing as 0 %.
    """
    if value is None:
        return NONE
    exact = Decimal(str(value)) * 100
    shown = _round(exact, places)
    step = Decimal(1).scaleb(-places)
    sign = ""
    if shown == 100 and exact < 100:
        sign, shown = f">{THIN_SPACE}", 100 - step
    elif shown == 0 and exact > 0:
        sign, shown = f"<{THIN_SPACE}", step
    return f"{sign}{number_format(shown, places)}{THIN_SPACE}%"


def _round(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
