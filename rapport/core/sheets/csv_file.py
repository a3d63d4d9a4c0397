"""CSV (RFC 4180), line by line: nothing else writes it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from rapport.core.sheets.cells import cell

CONTENT_TYPE = "text/csv; charset=utf-8"


class _Echo:
    """A file that returns what is written to it."""

    def write(self, text: str) -> str:
        return text


def lines(
    head: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    zone: ZoneInfo | None = None,
    end: str = "\r\n",
) -> Iterator[str]:
    """Yield a line of headings and one of each row, formulas disarmed, instants in the zone."""
    writer = csv.writer(_Echo(), lineterminator=end)
    yield writer.writerow([cell(name) for name in head])
    for row in rows:
        yield writer.writerow([cell(value, zone) for value in row])
