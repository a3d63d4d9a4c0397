"""The desk's pages and writes, on 10,000 and on 100,000 tickets, each beside its floor.

A page's floor is the same template rendered from constants through the same middleware. A write's
floor is the same endpoint answering without writing, plus its rows by bare sqlite3, one commit.
"""

from __future__ import annotations

from benchmarks.company import apart, desk
from benchmarks.measure import Line, show

SIZES = [10_000, 100_000]
PAGE_LIMIT, WRITE_LIMIT, GROWTH_LIMIT = 2.0, 3.0, 1.3
WRITES = ("create", "reply")


def run(sizes: list[int] | None = None) -> bool:
    """Measure each size in a process of its own; print the table."""
    lines: list[Line] = []
    first: dict[str, float] = {}
    for size in sizes or SIZES:
        with desk(size) as environ:
            measured = apart("benchmarks.desk_in", environ)
            served = apart("benchmarks.desk_served", environ)
        for what, figures in measured.items():
            limit = WRITE_LIMIT if what in WRITES else PAGE_LIMIT
            for name in ("p50", "p95"):
                figure, floor = figures[name], figures[f"floor_{name}"]
                lines.append(Line(f"{what} {name}", size, figure, floor, limit))
            if what in first:
                growth = f"{what} p50, grown"
                lines.append(Line(growth, size, figures["p50"], first[what], GROWTH_LIMIT))
            first.setdefault(what, figures["p50"])
        lines += [Line(what, size, each, 0, None, unit) for what, each, unit in served]
    return show("Desk", lines)
