"""The example in docs/explanation/the-metric-first-response-time.md."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from rapport import metrics
from rapport.tickets.models import Ticket

BERLIN = ZoneInfo("Europe/Berlin")
START, END = date(2026, 3, 2), date(2026, 4, 27)


def test_the_example_of_the_reference_metric(quarter: list[Ticket]) -> None:
    result = metrics.ask(
        "first_response_time", start=START, end=END, grain="week", by=("team",), timezone=BERLIN
    )
    behind = metrics.rows("first_response_time", reader=None, start=START, end=END, timezone=BERLIN)

    assert {row.members[0].label for row in result.rows} == {"Support", "Billing"}
    assert sum(row.n for row in result.rows) == len(list(behind.rows)) > 20
