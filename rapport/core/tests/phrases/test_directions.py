"""Words of both writing directions."""

from __future__ import annotations

from rapport.core.phrases.directions import isolated


def test_words_from_right_to_left_are_fenced_off_and_others_left_alone() -> None:
    assert isolated("سلمى صالح") == "\u2068سلمى صالح\u2069"
    assert isolated("שלום 48 %") == "\u2068שלום 48 %\u2069"
    assert isolated("Dora Lind, 48 %") == "Dora Lind, 48 %"
