"""Finding messages on another topic."""

from __future__ import annotations

import pytest

from rapport.tickets.page.topics import differs
from tests.growth import assert_linear


@pytest.mark.parametrize(
    ("subject", "other"),
    [
        ("Export stops at 60 %", "Re: Export stops at 60 %"),
        ("Export stops at 60 %", "AW: RE: [ext] Export stops"),
        ("Invoice for March", "Question about two invoices"),
        ("Rechnung 4711", "WG: 4711"),
        ("导出在中途停止", "Re: 导出停止"),
        ("Export stops", ""),
        ("", "Invoice"),
        ("Re:", "Invoice"),
        ("Größe falsch", "GRÖSSE FALSCH"),
    ],
)
def test_what_shares_a_word_is_one_topic(subject: str, other: str) -> None:
    assert not differs(subject, other)


@pytest.mark.parametrize(
    ("subject", "other"),
    [
        ("Export stops at 60 %", "Invoice for March"),
        ("Re: Export stops", "Re: Invoice"),
        ("导出在中途停止", "三月发票"),
        ("Rechnung 4711", "Rücksendung 4712"),
    ],
)
def test_what_shares_nothing_is_another(subject: str, other: str) -> None:
    assert differs(subject, other)


def test_a_hostile_subject_takes_linear_time() -> None:
    def compare(subjects: tuple[str, str]) -> None:
        differs(*subjects)

    assert_linear(compare, lambda times: ("a:" * times, "[" * times), 100_000)
