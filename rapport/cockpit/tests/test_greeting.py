"""The first lines of the cockpit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from conftest import MONDAY
from rapport.cockpit import greeting
from rapport.cockpit.columns import Column
from rapport.cockpit.need import Finding, Need, Urgency


def column(*urgencies: Urgency) -> Column:
    needs = [
        Need(f"Need {number}", "why", MONDAY, "See", "/", urgency)
        for number, urgency in enumerate(urgencies, start=1)
    ]
    return Column("customers", "Customers", "What?", needs)


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "Good evening, Ada."),
        (5, "Good morning, Ada."),
        (11, "Good morning, Ada."),
        (12, "Good afternoon, Ada."),
        (17, "Good afternoon, Ada."),
        (18, "Good evening, Ada."),
    ],
)
def test_it_is_the_readers_time_of_day(hour: int, words: str) -> None:
    assert greeting.salute("Ada", datetime(2026, 3, 2, hour, tzinfo=UTC)) == words


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ([column(), column()], "Nothing needs you right now."),
        (
            [column(Urgency.SOON), column(Urgency.CALM)],
            "Nothing is urgent; the rest can wait its turn.",
        ),
        ([column(Urgency.BROKEN), column(Urgency.SOON)], "This should not wait: Need 1."),
        (
            [column(Urgency.SOON), column(Urgency.BROKEN, Urgency.BROKEN)],
            "2 things should not wait. First: Need 1.",
        ),
    ],
)
def test_a_sentence_says_how_much_there_is_to_do(columns: list[Column], said: str) -> None:
    assert greeting.summary(columns) == said


def test_it_counts_things_not_lines() -> None:
    found = [
        Finding(str(n), urgency, MONDAY)
        for n, urgency in enumerate([Urgency.BROKEN, Urgency.BROKEN, Urgency.SOON])
    ]
    need = Need("3 wait", "why", MONDAY, "See", "/", Urgency.BROKEN, findings=found)
    columns = [Column("customers", "Customers", "What?", [need], others=[need])]

    # A line told as a number is urgent as a whole: its sentence says how many it is.
    assert greeting.summary(columns) == "6 things should not wait. First: 3 wait."
    assert (columns[0].count, columns[0].more) == (6, 3)


def test_a_quotation_that_ends_a_sentence_gets_no_second_full_stop() -> None:
    text = "Dora rated 1 of 5: “\u2068Very disappointed.\u2069”"
    need = Need(text, "why", MONDAY, "See", "/", Urgency.BROKEN)

    said = greeting.summary([Column("customers", "Customers", "What?", [need])])

    assert said == f"This should not wait: {text}"


def test_a_need_that_ends_with_a_full_stop_gets_no_second_one() -> None:
    need = Need("51 Std. 30 Min.", "why", MONDAY, "See", "/", Urgency.BROKEN)

    said = greeting.summary([Column("customers", "Customers", "What?", [need])])

    assert said == "This should not wait: 51 Std. 30 Min."
