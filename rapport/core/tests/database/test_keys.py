"""Keys that a text consists of."""

from __future__ import annotations

import pytest

from rapport.core.database.keys import key_in


@pytest.mark.parametrize(("text", "key"), [("7", 7), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_digits_are_a_key(text: str, key: int) -> None:
    assert key_in(text) == key


@pytest.mark.parametrize("text", ["", "-7", "7.0", " 7", "²", "٣", "seven", "9" * 19])
def test_anything_else_is_none(text: str) -> None:
    assert key_in(text) is None
