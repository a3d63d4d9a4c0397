"""Letters without case and accents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rapport.core.phrases.folding import LETTERS, folded

SCRIPT = Path(__file__).parents[2] / "static/rapport/js/folding.js"


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łukasik", "lukasik"),
        ("SØRENSEN", "sorensen"),
        ("Straße", "strasse"),
        ("Đoković", "dokovic"),
        ("Æsir", "aesir"),
        ("İstanbul", "istanbul"),
        ("Übersicht", "ubersicht"),
        ("Мой", "мои"),
        ("فَاتُورَة", "فاتورة"),
    ],
)
def test_a_word_is_as_people_type_it(written: str, typed: str) -> None:
    assert folded(written) == folded(typed)


def test_the_browser_folds_the_same_letters() -> None:
    pairs = dict(re.findall(r'"(\w)": "(\w+)"', SCRIPT.read_text(encoding="utf-8")))

    assert pairs == {**LETTERS, "ß": "ss"}
