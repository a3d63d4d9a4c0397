"""The benchmark ``bench mail``: mails per second on small and big desks.

They are taken in as by ``rapport mail receive``. Beside it, the least that a program which loses
nothing can do: the standard library's parser, the raw bytes synced to a file as we do, and one row
in a database of its own, synced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from benchmarks.company import desk
from benchmarks.measure import Line, Took, passed, show, worked
from benchmarks.turns import MeasuredDesk, take_turns

SIZES, QUICK_SIZES = (1_000, 1_000_000), (200, 400)
ROUNDS, QUICK_ROUNDS = 300, 3
LIMIT, GROWTH_LIMIT = 3.0, 1.3
# How many messages a ticket of the demonstration has.
MESSAGES_A_TICKET = 4.2


def run(sizes: Sequence[int] = (), *, quick: bool = False, markdown: bool = False) -> bool:
    """Measure on desks with this many messages, in turns; print the table."""
    sizes = sizes or (QUICK_SIZES if quick else SIZES)
    rounds = QUICK_ROUNDS if quick else ROUNDS
    with ExitStack() as stack:
        tickets = [round(size / MESSAGES_A_TICKET) for size in sizes]
        homes = [stack.enter_context(desk(number)) for number in tickets]
        desks = [stack.enter_context(MeasuredDesk("benchmarks.mail_in", home)) for home in homes]
        lines = list(_lines(desks, rounds))
    return show("Mail", lines, markdown=markdown)


def _lines(desks: Sequence[MeasuredDesk], rounds: int) -> Iterator[Line]:
    sizes = [desk.about["messages"] for desk in desks]
    for what in ("new mails", "replies"):
        taken = take_turns(desks, what, rounds=rounds)
        for size, each, (figure, floor) in zip(sizes, desks, taken, strict=True):
            note = f"{each.about['syncs']} syncs of files" if what == "new mails" else ""
            yield _line(what, size, figure, floor, limit=LIMIT, note=note)
        (smallest, _), note = taken[0], f"beside {sizes[0]:,}"
        for size, (figure, _) in zip(sizes[1:], taken[1:], strict=True):
            yield _line(what, size, figure, smallest, limit=GROWTH_LIMIT, note=note)
        unsynced = take_turns(desks, f"{what}, no sync", rounds=rounds // 3)
        for size, (real, bare) in zip(sizes, unsynced, strict=True):
            yield _line(f"{what}, no sync", size, real, bare, note="nothing waits for the disk")


def _line(
    what: str,
    size: int,
    real: Sequence[Took],
    floor: Sequence[Took],
    *,
    limit: float | None = None,
    note: str,
) -> Line:
    rates = _rate(passed(real)), _rate(passed(floor))
    processor = sum(worked(real)) / sum(worked(floor))
    return Line(what, size, *rates, limit, unit="/s", rising=True, processor=processor, note=note)


def _rate(seconds: Sequence[float]) -> float:
    return len(seconds) / sum(seconds)
