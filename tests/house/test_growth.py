"""Finding quadratic growth, on machines of any speed."""

from __future__ import annotations

import pytest

from tests import growth

SIZE = 24_000


def line(size: int) -> None:
    for _ in range(100 * size):
        pass


def square(size: int) -> None:
    for _ in range(size):
        list(range(size))


def test_what_grows_with_its_size_is_linear() -> None:
    growth.assert_linear(line, lambda size: size, SIZE)


def test_what_grows_with_its_square_is_found() -> None:
    with pytest.raises(AssertionError, match="8 times as much takes"):
        growth.assert_linear(square, lambda size: size, SIZE // growth.TIMES)


def test_what_takes_next_to_nothing_is_linear() -> None:
    assert growth.exponent(len, "", "a") == 0


def test_what_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "ENOUGH", 0.05)

    assert growth.exponent(line, 10**4, 10**9) == float("inf")
