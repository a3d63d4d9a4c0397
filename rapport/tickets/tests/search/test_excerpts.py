"""Excerpts with marked words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.core.database.fulltext import words
from rapport.tickets.search.excerpts import LENGTH, excerpt, marked


def _shown(text: str, asked: str) -> str:
    return "".join(
        f"[{piece.text}]" if piece.is_found else piece.text for piece in excerpt(text, words(asked))
    )


@pytest.mark.parametrize(
    ("text", "asked", "shown"),
    [
        ("The export stops.", "export", "The [export] stops."),
        ("The exports stop.", "export", "The [export]s stop."),
        ("Wo ist die Übersicht?", "ubersicht", "Wo ist die [Übersicht]?"),
        ("Straße 5", "strasse", "[Straße] 5"),
        ("請求書の宛名を変更", "宛名", "請求書の[宛][名]を変更"),
        ("أين فَاتُورَة الشهر", "فاتورة", "أين [فَاتُورَة] الشهر"),
        ("airport", "port", "airport"),
        ("two\n\nlines   here", "lines", "two [lines] here"),
        ("nothing of it", "zebra", "nothing of it"),
    ],
)
def test_words_are_marked_as_they_were_found(text: str, asked: str, shown: str) -> None:
    assert _shown(text, asked) == shown


def test_a_long_text_is_cut_around_the_first_word_at_whole_words() -> None:
    text = "before " * 40 + "refund " + "after " * 60

    shown = _shown(text, "refund")

    assert shown.startswith("… before ")
    assert "[refund]" in shown
    assert shown.endswith("after …")
    assert len(shown) <= LENGTH + 10


@given(st.text(max_size=400), st.text(max_size=12))
def test_nothing_is_lost_by_marking(text: str, asked: str) -> None:
    assert "".join(piece.text for piece in marked(text, words(asked))) == text


@given(st.text(max_size=600), st.text(max_size=12))
def test_an_excerpt_is_a_part_of_the_line(text: str, asked: str) -> None:
    line = " ".join(text.split())

    shown = "".join(piece.text for piece in excerpt(text, words(asked)))

    assert shown.removeprefix("… ").removesuffix(" …") in line
