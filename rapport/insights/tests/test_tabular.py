"""A result as a table, as CSV and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from rapport.insights.tabular import as_csv, as_json, as_table
from rapport.metrics.result import Named, Result, Row

RESULT = Result(
    metric="csat",
    unit="share",
    better="higher",
    as_of=datetime(2026, 4, 1, tzinfo=UTC),
    start=date(2026, 3, 1),
    end=date(2026, 4, 1),
    grain="month",
    by=("team",),
    clock=None,
    stat=None,
    timezone="Europe/Berlin",
    min_n=30,
    rows=(
        Row(
            date(2026, 3, 1),
            (Named(1, "Support"),),
            *(0.86, 43, 0.73, 0.93, 37, 43),
            partial=False,
            too_few=False,
        ),
        Row(
            date(2026, 3, 1),
            (Named(None, None),),
            *(0.5, 2, 0.1, 0.9, 1, 2),
            partial=False,
            too_few=True,
        ),
    ),
    sql="SELECT",
)


def test_csv_has_numbers_and_json_the_contract() -> None:
    assert as_csv(RESULT).splitlines() == [
        "period,team,value,n,low,high,numerator,denominator",
        "2026-03-01,Support,0.86,43,0.73,0.93,37,43",
        "2026-03-01,,0.5,2,0.1,0.9,1,2",
    ]
    told = json.loads(as_json(RESULT))
    assert [row["team"] for row in told["rows"]] == ["Support", None]
    assert (told["metric"], told["as_of"]) == ("csat", "2026-04-01T00:00:00Z")


def test_a_table_is_in_words_and_says_where_days_begin() -> None:
    head, first, second, _empty, last = as_table(RESULT).splitlines()

    assert head.split() == ["period", "team", "value", "95", "%", "n"]
    assert "Support" in first and first.endswith("43")
    assert "none" in second and "(too few)" in second
    assert first.index("43") == head.index("n"), "columns stand below each other"
    assert last == "Days begin at midnight in Europe/Berlin."


def test_without_periods_it_is_all() -> None:
    whole = replace(RESULT, by=(), rows=(RESULT.rows[0]._replace(period=None, members=()),))

    assert as_table(whole).splitlines()[1].startswith("all ")
