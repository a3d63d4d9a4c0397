"""Positions on the timeline."""

from __future__ import annotations

import pytest

from rapport.timeline.position import START, Position


def test_positions_compare_by_transaction_then_by_event() -> None:
    assert START < Position(0, 1) < Position(7, 3) < Position(7, 4) < Position(8, 1)


@pytest.mark.parametrize("position", [START, Position(7, 12), Position(2**62, 2**40)])
def test_what_is_written_is_read(position: Position) -> None:
    assert Position.parse(str(position)) == position


@pytest.mark.parametrize("text", ["", "7", "7.", "a.b", "1.2.3", "1.2 ", "١.٢x", "9" * 30 + ".1"])
def test_nothing_else_is_read(text: str) -> None:
    assert Position.parse(text) is None
