"""Declarations of facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rapport.core.errors import Misconfigured
from rapport.metrics.facts import Column, lookup
from rapport.metrics.tests.desk import Desk

FACT = Desk().answers_fact()


def test_a_sound_fact_stands() -> None:
    assert FACT.types["opened_at"] == "instant"


def test_the_shape_follows_the_columns() -> None:
    assert replace(FACT, doc="Other words.").shape == FACT.shape
    assert replace(FACT, columns=(*FACT.columns, Column("x", "int", "x"))).shape != FACT.shape


def test_an_unsound_fact_says_all_of_its_faults() -> None:
    with pytest.raises(Misconfigured) as refused:
        replace(
            FACT,
            name="Bad Name",
            grain="a row",
            doc="",
            key="nothing",
            subject="team",
            columns=(
                Column("team", "text", ""),
                Column("period", "date", "x"),
                Column("twice", "int", "x"),
                Column("twice", "int", "x"),
            ),
        )
    sentence = refused.value.sentence
    for fault in (
        "“Bad Name” is no name",
        "“period” is a word of the engine",
        "two columns “twice”",
        "“team” has no doc",
        "key “nothing”",
        "subject “team”",
        "“one row per”",
        "has no doc",
    ):
        assert fault in sentence


def test_a_range_of_subjects_stays_a_range() -> None:
    assert lookup("ticket_id", range(5, 9)) == {"ticket_id__gte": 5, "ticket_id__lt": 9}
    assert lookup("ticket_id", {7}) == {"ticket_id__in": [7]}
