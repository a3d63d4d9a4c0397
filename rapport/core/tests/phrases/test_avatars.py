"""Initials and colours of people."""

from __future__ import annotations

import pytest

from rapport.core.phrases.avatars import TINTS, initials, tint


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Dora Lind", "DL"),
        ("Nguyễn Thị Minh Khai", "NK"),
        ("dora", "D"),
        ("dora.lind@nordwind.example", "DL"),
        ("田中 太郎", "田"),
        ("김민준", "김"),
        ("ليلى حداد", "لح"),
        ("“Ben” (Okafor)", "?"),
        ("", "?"),
    ],
)
def test_a_name_is_shortened_to_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_a_tint_is_one_of_six_and_stays_the_same() -> None:
    assert {tint(key) for key in range(200)} == set(range(1, TINTS + 1))
    assert tint(42) == tint("42")
