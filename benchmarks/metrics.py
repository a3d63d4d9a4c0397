"""The benchmark ``bench metrics``: metrics over a million tickets.

Each metric by week and agent over a year. Beside it, the same figure in hand-written SQL, by
DuckDB with the same threads and memory, over the same Parquet files. The metric also computes
intervals, and rows for periods without any.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from benchmarks.by_hand import FIGURES
from benchmarks.company import folder
from benchmarks.measure import PERCENTILES, Line, passed, percentile, show, worked
from benchmarks.turns import MeasuredDesk, take_turns

SIZES, QUICK_SIZES = (1_000_000,), (3_000,)
ROUNDS, QUICK_ROUNDS = 30, 2
LIMIT = 1.3


def run(sizes: Sequence[int] = (), *, quick: bool = False, markdown: bool = False) -> bool:
    """Build the facts, measure every metric, print the table."""
    sizes = sizes or (QUICK_SIZES if quick else SIZES)
    lines = [line for size in sizes for line in _lines(size, QUICK_ROUNDS if quick else ROUNDS)]
    return show("Metrics, by week and agent", lines, markdown=markdown)


def _lines(tickets: int, rounds: int) -> Iterator[Line]:
    start = time.perf_counter()
    with folder() as environ, MeasuredDesk("benchmarks.metrics_in", environ, str(tickets)) as facts:
        yield Line("facts built", tickets, time.perf_counter() - start, unit="s")
        for figure in FIGURES:
            ((asked, by_hand),) = take_turns([facts], figure, rounds=rounds, warm=3)
            for title, rank in PERCENTILES:
                work = [percentile(worked(each), rank) for each in (asked, by_hand)]
                yield Line(
                    f"{figure} {title}",
                    tickets,
                    percentile(passed(asked), rank),
                    percentile(passed(by_hand), rank),
                    limit=LIMIT,
                    processor=work[0] / work[1],
                    note=f"{facts.about[figure]:,} figures",
                )
