from __future__ import annotations

import pytest

from rapport.core.phrases.names import TINTS, initials, isolated, tint


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


def test_words_from_right_to_left_are_fenced_off_and_others_left_alone() -> None:
    assert isolated("سلمى صالح") == "\u2068سلمى صالح\u2069"
    assert isolated("שלום 48 %") == "\u2068שלום 48 %\u2069"
    assert isolated("Dora Lind, 48 %") == "Dora Lind, 48 %"
