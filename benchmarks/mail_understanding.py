"""The benchmark ``bench mail-understanding [FOLDER]``.

Counts correct readings of public mails, beside those of the best library. Each task is compared
with expectations that others published (`benchmarks/understanding`). A library runs in the same
process on the same rows; the best one installed is printed beside ours.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.understanding import (
    bounces,
    everything,
    forwards,
    outcomes,
    own,
    parts,
    peers,
    replies,
    speed,
    zammad,
)
from benchmarks.understanding.collections import FOLDER, Score
from benchmarks.understanding.guard import guarded
from benchmarks.understanding.readers import OURS, Reader

Task = Callable[[Path, Reader], list[Score]]

SPEED_LIMIT = 6.0
# Of the mails that the reader was developed with, and of unseen mails.
REPLY_AIM, REPLY_AIM_UNSEEN = 0.92, 0.87


@dataclass(frozen=True)
class Aimed:
    """A task with the shares that its figures should reach, by the beginning of their name."""

    task: Task
    aims: dict[str, float] = field(default_factory=dict)
    raw: bool = False  # whether exceptions are what is measured


TASKS = (
    Aimed(replies.exact, {"reply exact": REPLY_AIM}),
    Aimed(replies.exact_or_signed),
    Aimed(replies.soft),
    Aimed(replies.html, {"HTML reply exact": 0.95}),
    Aimed(own.own, {"own reply cases": 0.95}),
    Aimed(replies.signatures, {"signature cut": 0.70, "nothing cut": 0.98}),
    Aimed(zammad.fields, {"Zammad, all six": 0.95}),
    Aimed(parts.stalwart, {"stalwart": 0.95}),
    Aimed(parts.mime4j, {"mime4j": 0.95}),
    Aimed(parts.zbateson, {"zbateson": 0.95}),
    Aimed(forwards.forwards, {"forwards: all": 0.90, "forwards: none": 1.0}),
    Aimed(forwards.split_before),
    Aimed(bounces.recipients, {"bounces: recipient": 0.95}),
    Aimed(
        bounces.bounces,
        {"bounces: status": 0.90, "bounces: permanent": 0.90, "bounces: no bounce": 1.0},
    ),
    Aimed(bounces.false_bounces, {"bounces: none in": 1.0}),
    Aimed(outcomes.outcomes, {"outcome rows": 0.95}),
    Aimed(outcomes.posts),
    Aimed(everything.tnef, {"TNEF": 1.0}, raw=True),
    Aimed(everything.every_file, {"read without": 1.0}, raw=True),
)


def main(arguments: Sequence[str]) -> int:
    """Print the table; return 1 when an aim is missed, 2 when there is nothing to measure on."""
    parser = argparse.ArgumentParser(prog="bin/bench mail-understanding", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="collections of the same layout")
    parser.add_argument("--fixtures", type=Path, help="the same, by name")
    parser.add_argument("--misses", metavar="WORD", help="tell the misses of tasks with this word")
    parser.add_argument("--alone", action="store_true", help="without the libraries beside it")
    options = parser.parse_args(arguments)
    folder = options.folder or options.fixtures or FOLDER
    if not folder.is_dir():
        sys.stderr.write(f"There are no collections in {folder}. Give their folder.\n")
        return 2
    if options.misses:
        _tell(folder, options.misses)
        return 0
    logging.disable(logging.CRITICAL)  # Libraries log each mail that they cannot read.
    try:
        return 0 if measure(folder, [] if options.alone else peers.all_installed()) else 1
    finally:
        logging.disable(logging.NOTSET)


def measure(folder: Path, libraries: Sequence[Reader]) -> bool:
    """Run every task with ours and with the libraries; return whether every aim is reached."""
    table = Table(title="Mail, understood", title_justify="left")
    for name in ("task", "set", "right", "of", "share", "excused", "best library", "aim", "met"):
        table.add_column(name, justify="left" if name in ("task", "set") else "right")
    met = [_add(table, aimed, folder, libraries) for aimed in TASKS]
    console = Console(width=170)
    met.append(_add_speed(table))
    console.print(table)
    if libraries and (absent := peers.missing()):
        console.print(f"not installed: {', '.join(absent)}")
    return all(met)


def _add(table: Table, aimed: Aimed, folder: Path, libraries: Sequence[Reader]) -> bool:
    """Add the rows of one task, per set and in total; return whether its aims are reached."""
    sys.stderr.write(f"{aimed.task.__module__.rpartition('.')[2]}.{aimed.task.__name__} …\n")
    mine = aimed.task(folder, OURS)
    theirs = {
        reader.name: scores
        for reader in libraries
        if (scores := aimed.task(folder, reader if aimed.raw else guarded(reader)))
    }
    met = True
    for name in dict.fromkeys(score.task for score in mine):
        sets = [score for score in mine if score.task == name]
        total = _together(name, sets)
        for score in sets if len(sets) > 1 else []:
            table.add_row(*_cells(score, _best(theirs, score)))
        aim = next((aim for word, aim in aimed.aims.items() if name.startswith(word)), None)
        if name == "reply exact" and folder != FOLDER:
            aim = REPLY_AIM_UNSEEN
        one_set = len(sets) == 1
        best = _best(theirs, total)
        table.add_row(*_cells(sets[0] if one_set else total, best, aim), end_section=not one_set)
        met = met and (aim is None or not total.total or total.share >= aim)
    return met


def _together(name: str, scores: Sequence[Score]) -> Score:
    return Score(
        name,
        "in all",
        sum(score.right for score in scores),
        sum(score.total for score in scores),
        excused=sum(score.excused for score in scores),
    )


def _best(theirs: dict[str, list[Score]], mine: Score) -> tuple[str, Score] | None:
    """Return the library with the most correct answers in a task, and how many it has."""
    totals = []
    for library, scores in theirs.items():
        same = [score for score in scores if score.task == mine.task]
        if mine.collection != "in all":
            same = [score for score in same if score.collection == mine.collection]
        total = _together(mine.task, same)
        if total.total:
            totals.append((library, total))
    return max(totals, key=lambda found: found[1].right, default=None)


def _cells(score: Score, best: tuple[str, Score] | None, aim: float | None = None) -> list[str]:
    beside = f"{best[0]} {best[1].right}/{best[1].total} {best[1].share:.1%}" if best else "–"
    return [
        score.task,
        score.collection,
        str(score.right),
        str(score.total),
        f"{score.share:.1%}",
        str(score.excused or ""),
        beside,
        f"{aim:.0%}" if aim is not None and score.total else "",
        "" if aim is None or not score.total else ("yes" if score.share >= aim else "NO"),
    ]


def _add_speed(table: Table) -> bool:
    took = speed.measured()
    size = f"{len(speed.typical()):,} bytes"
    for floor, limit in (("default", SPEED_LIMIT), ("compat32", None)):
        times = took["ours"] / took[floor]
        met = "" if limit is None else ("yes" if times <= limit else "NO")
        table.add_row(
            f"times as long as the parser, {floor}",
            size,
            *("", "", f"{times:.1f}", ""),
            f"ours {took['ours']:.2f} ms, standard library {took[floor]:.2f} ms",
            f"≤ {limit:g}" if limit else "",
            met,
        )
    return took["ours"] / took["default"] <= SPEED_LIMIT


def _tell(folder: Path, word: str) -> None:
    for aimed in TASKS:
        for score in aimed.task(folder, OURS):
            if word in score.task:
                for miss in score.misses:
                    sys.stdout.write(f"===== {score.task} · {score.collection} · {miss}\n\n")
