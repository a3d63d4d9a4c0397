"""The benchmark ``bench desk``: pages and writes on two desks.

The desks have 10,000 and 100,000 tickets. A page's floor is the smallest answer to somebody who is
signed in, through the same middleware; a page is also measured beside the empty frame that every
page has. A write's floor is the same endpoint answering without writing, plus its rows by bare
sqlite3, one commit. Over HTTP: rates, memory and idle loops, with one process and with four.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace

from benchmarks.company import apart, desk
from benchmarks.measure import PERCENTILES, Line, Took, passed, percentile, show, worked
from benchmarks.turns import MeasuredDesk, Rounds, take_turns

SIZES = (10_000, 100_000)
QUICK_SIZES = (200, 400)
ROUNDS, QUICK_ROUNDS = 200, 3
PAGES = ("queue page", "ticket page", "queue beside frame", "ticket beside frame")
WRITES = ("create", "reply")
# The limits as multiples of the floor: pages in processor time, writes by the clock.
LIMITS = {
    "queue page": 3.5,
    "ticket page": 4.0,
    "queue beside frame": 3.5,
    "ticket beside frame": 4.0,
    "create": 2.5,
    "reply": 2.5,
}
GROWTH_LIMIT = 1.3


def run(sizes: Sequence[int] = (), *, quick: bool = False, markdown: bool = False) -> bool:
    """Measure all sizes in turns; print the table; return whether every limit is kept."""
    sizes = sizes or (QUICK_SIZES if quick else SIZES)
    rounds = QUICK_ROUNDS if quick else ROUNDS
    with ExitStack() as stack:
        homes = [stack.enter_context(desk(size)) for size in sizes]
        lines = list(_in_process(sizes, homes, rounds))
        for size, environ in list(zip(sizes, homes, strict=True))[: 1 if quick else None]:
            served = apart("benchmarks.desk_served", environ, "quick" if quick else "long")
            lines += [
                Line(what, size, figure, unit=unit, most=most, note=note)
                for what, figure, unit, most, note in served
            ]
    return show("Desk", lines, markdown=markdown)


def _in_process(
    sizes: Sequence[int], homes: Sequence[dict[str, str]], rounds: int
) -> Iterator[Line]:
    with ExitStack() as stack:
        desks = [
            stack.enter_context(MeasuredDesk("benchmarks.desk_in", environ)) for environ in homes
        ]
        for what in (*PAGES, *WRITES):
            taken = take_turns(desks, what, rounds=rounds)
            for place, size in enumerate(sizes):
                note = f"{desks[place].about[what]} queries"
                yield from _lines(what, size, taken[place], note)
            for place, size in enumerate(sizes[1:], start=1):
                beside = taken[place][0], taken[0][0]
                note = f"beside {sizes[0]:,}"
                yield _beside(f"{what} p50", size, *beside, 50, GROWTH_LIMIT, note)


def _lines(what: str, size: int, taken: Rounds, note: str) -> Iterator[Line]:
    """Yield the figure beside its floor, the sum of the floor's parts, round by round."""
    real, first, *others = taken
    floor = [sum(more, start) for start, *more in zip(first, *others, strict=True)]
    for name, rank in PERCENTILES:
        line = _beside(f"{what} {name}", size, real, floor, rank, LIMITS[what], note)
        yield replace(line, by_processor=what in PAGES)


def _beside(
    what: str,
    size: int,
    real: Sequence[Took],
    floor: Sequence[Took],
    rank: int,
    limit: float,
    note: str,
) -> Line:
    figures = percentile(passed(real), rank), percentile(passed(floor), rank)
    processor = percentile(worked(real), rank) / percentile(worked(floor), rank)
    return Line(what, size, *figures, limit, processor=processor, note=note)
