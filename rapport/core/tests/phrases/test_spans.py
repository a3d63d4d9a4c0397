"""Days from one to another, as a person says them."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from rapport.core.phrases import spans


@pytest.mark.parametrize(
    ("first", "last", "english", "german"),
    [
        ((2026, 11, 30), (2026, 11, 30), "30 November 2026", "30. November 2026"),
        ((2026, 11, 1), (2026, 11, 30), "1 to 30 November 2026", "1. bis 30. November 2026"),
        (
            (2026, 9, 14),
            (2026, 11, 30),
            "14 September to 30 November 2026",
            "14. September bis 30. November 2026",
        ),
        (
            (2025, 12, 1),
            (2026, 1, 31),
            "1 December 2025 to 31 January 2026",
            "1. Dezember 2025 bis 31. Januar 2026",
        ),
    ],
)
def test_what_both_have_in_common_is_said_once(
    first: tuple[int, int, int], last: tuple[int, int, int], english: str, german: str
) -> None:
    for language, said in (("en", english), ("de", german)):
        with translation.override(language):
            assert spans.say(date(*first), date(*last)) == said
