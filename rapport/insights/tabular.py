"""Results as a table for a terminal, as CSV and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from rapport.core.sheets import csv_file
from rapport.insights import wording
from rapport.metrics.result import Result, Row

FIGURES = ("value", "n", "low", "high", "numerator", "denominator")


def as_json(result: Result) -> str:
    """Return the JSON document of ``metric show``, by its contract."""
    return json.dumps(result.as_json(), ensure_ascii=False, indent=2, default=str)


def as_csv(result: Result) -> str:
    """Return CSV, one line per figure, values as numbers."""
    head = ["period", *result.by, *FIGURES]
    return "".join(csv_file.lines(head, map(_cells, result.rows), end="\n")).rstrip("\n")


def as_table(result: Result) -> str:
    """Return aligned columns for a terminal, values as people read them, and the zone of the
    days.
    """
    head = ["period", *result.by, "value", "95 %", "n"]
    lines = [
        head,
        *(
            [*map(str, _labels(result, index)), *_said(result, index)]
            for index in range(len(result.rows))
        ),
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    table = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join([*table, "", f"Days begin at midnight in {result.timezone}."])


def _cells(row: Row) -> list[Any]:
    labels = [member.label for member in row.members]
    return [row.period, *labels, *(getattr(row, name) for name in FIGURES)]


def _labels(result: Result, index: int) -> list[str]:
    row = result.rows[index]
    period = row.period.isoformat() if row.period else "all"
    return [period, *(str(member.label or "none") for member in row.members)]


def _said(result: Result, index: int) -> list[str]:
    row, working = result.rows[index], result.clock == "business"
    few = " (too few)" if wording.few(row, result.unit) else ""
    return [
        wording.value(row.value, result.unit, working=working) + few,
        wording.limits(row, result.unit, working=working),
        str(row.n),
    ]


FORMS: dict[str, Callable[[Result], str]] = {"table": as_table, "csv": as_csv, "json": as_json}
