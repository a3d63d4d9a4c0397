"""``bench mail``: mails a second, taken in as by ``rapport mail receive``, on small and big desks.

Beside it the least that a program can do which loses nothing: the standard library's parser, the
raw bytes synced to a file as we do, and one row in a database of its own, synced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from benchmarks.company import desk
from benchmarks.measure import Line, show
from benchmarks.turns import Desk, take_turns

SIZES, QUICK_SIZES = (1_000, 1_000_000), (200, 400)
ROUNDS, QUICK_ROUNDS = 300, 3
LIMIT, GROWTH_LIMIT = 3.0, 1.3
# How many messages a ticket of the demonstration has.
MESSAGES_A_TICKET = 4.2


def run(sizes: Sequence[int] = (), *, quick: bool = False) -> bool:
    """Measure on desks with so many messages, in turns; print the table."""
    sizes = sizes or (QUICK_SIZES if quick else SIZES)
    rounds = QUICK_ROUNDS if quick else ROUNDS
    with ExitStack() as stack:
        tickets = [round(size / MESSAGES_A_TICKET) for size in sizes]
        homes = [stack.enter_context(desk(number)) for number in tickets]
        desks = [stack.enter_context(Desk("benchmarks.mail_in", home)) for home in homes]
        lines = list(_lines(desks, rounds))
    return show("Mail", lines)


def _lines(desks: Sequence[Desk], rounds: int) -> Iterator[Line]:
    sizes = [desk.about["messages"] for desk in desks]
    for what in ("new mails", "replies"):
        taken = take_turns(desks, what, rounds=rounds)
        rates = [[_rate(seconds) for seconds in acts] for acts in taken]
        for size, each, (figure, floor) in zip(sizes, desks, rates, strict=True):
            note = f"{each.about['syncs']} syncs of files" if what == "new mails" else ""
            yield _line(what, size, figure, floor, limit=LIMIT, note=note)
        (smallest, _), note = rates[0], f"beside {sizes[0]:,}"
        for size, (figure, _) in zip(sizes[1:], rates[1:], strict=True):
            yield _line(what, size, figure, smallest, limit=GROWTH_LIMIT, note=note)
        unsynced = take_turns(desks, f"{what}, no sync", rounds=rounds // 3)
        for size, (real, bare) in zip(sizes, unsynced, strict=True):
            note = "nothing waits for the disk"
            yield _line(f"{what}, no sync", size, _rate(real), _rate(bare), note=note)


def _rate(seconds: Sequence[float]) -> float:
    return len(seconds) / sum(seconds)


def _line(
    what: str, size: int, figure: float, floor: float, *, limit: float | None = None, note: str
) -> Line:
    return Line(what, size, figure, floor, limit, unit="/s", rising=True, note=note)
