"""The benchmark ``bench mail-understanding [FOLDER]``.

Counts correct readings of public mails, beside those of the best library. Each task is compared
with expectations that others published (`benchmarks/understanding`). A library runs in the same
process on the same rows; the best one installed is printed beside ours. The mails are in five
parts (`fifths`): the reader is mended with four and looks at the fifth once.
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
    fifths,
    forwards,
    outcomes,
    own,
    parts,
    peers,
    replies,
    speed,
    zammad,
)
from benchmarks.understanding.collections import FOLDER, Score, Tally
from benchmarks.understanding.guard import guarded
from benchmarks.understanding.readers import OURS, Reader

Task = Callable[[Path, Reader], list[Score]]

SPEED_LIMIT = 6.0
MENDED_WITH = fifths.ALL - {fifths.UNSEEN}
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
    parser.add_argument(
        "--parts", type=_parts, default=fifths.ALL, metavar="1,2,…", help="only these fifths"
    )
    parser.add_argument("--alone", action="store_true", help="without the libraries beside it")
    options = parser.parse_args(arguments)
    folder = options.folder or options.fixtures or FOLDER
    if not folder.is_dir():
        sys.stderr.write(f"There are no collections in {folder}. Give their folder.\n")
        return 2
    if options.misses:
        _tell(folder, options.misses, options.parts)
        return 0
    logging.disable(logging.CRITICAL)  # Libraries log each mail that they cannot read.
    try:
        libraries = [] if options.alone else peers.all_installed()
        return 0 if measure(folder, libraries, options.parts) else 1
    finally:
        logging.disable(logging.NOTSET)


def _parts(text: str) -> frozenset[int]:
    known = {str(part): part for part in fifths.ALL}
    named = [word.strip() for word in text.split(",")]
    if not set(named) <= known.keys():
        raise argparse.ArgumentTypeError(f"Name some of the parts 1 to 5, such as 1,2: {text}")
    return frozenset(known[word] for word in named)


def measure(folder: Path, libraries: Sequence[Reader], parts: frozenset[int]) -> bool:
    """Run every task with ours and with the libraries; return whether every aim is reached."""
    table = Table(title="Mail, understood", title_justify="left")
    columns = ("task", "set", "right", "of", "share", "excused", "parts 1–4", "part 5")
    for name in (*columns, "best library", "aim", "met"):
        table.add_column(name, justify="left" if name in ("task", "set") else "right")
    met = [_add(table, aimed, folder, libraries, parts) for aimed in TASKS]
    console = Console(width=190)
    met.append(_add_speed(table))
    console.print(table)
    if libraries and (absent := peers.missing()):
        console.print(f"not installed: {', '.join(absent)}")
    return all(met)


def _add(
    table: Table, aimed: Aimed, folder: Path, libraries: Sequence[Reader], parts: frozenset[int]
) -> bool:
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
        total = sets[0] if len(sets) == 1 else _together(name, sets)
        for score in sets if len(sets) > 1 else []:
            table.add_row(*_cells(score, parts, _best(theirs, score, parts)))
        aim = next((aim for word, aim in aimed.aims.items() if name.startswith(word)), None)
        if name == "reply exact" and (folder != FOLDER or parts == {fifths.UNSEEN}):
            aim = REPLY_AIM_UNSEEN
        cells = _cells(total, parts, _best(theirs, total, parts), aim)
        table.add_row(*cells, end_section=len(sets) > 1)
        tally = total.within(parts)
        met = met and (aim is None or not tally.total or tally.share >= aim)
    return met


def _together(name: str, scores: Sequence[Score]) -> Score:
    found = Score(name, "in all")
    for score in scores:
        for part, tally in score.parts.items():
            found.parts.setdefault(part, Tally()).add(tally)
    return found


def _best(
    theirs: dict[str, list[Score]], mine: Score, parts: frozenset[int]
) -> tuple[str, Tally] | None:
    """Return the library with the most correct answers in a task, and how many it has."""
    totals = []
    for library, scores in theirs.items():
        same = [score for score in scores if score.task == mine.task]
        if mine.collection != "in all":
            same = [score for score in same if score.collection == mine.collection]
        total = _together(mine.task, same).within(parts)
        if total.total:
            totals.append((library, total))
    return max(totals, key=lambda found: found[1].right, default=None)


def _cells(
    score: Score, parts: frozenset[int], best: tuple[str, Tally] | None, aim: float | None = None
) -> list[str]:
    tally = score.within(parts)
    return [
        score.task,
        score.collection,
        str(tally.right),
        str(tally.total),
        f"{tally.share:.1%}",
        str(tally.excused or ""),
        _of(score, parts & MENDED_WITH),
        _of(score, parts & {fifths.UNSEEN}),
        f"{best[0]} {best[1].right}/{best[1].total} {best[1].share:.1%}" if best else "–",
        f"{aim:.0%}" if aim is not None and tally.total else "",
        "" if aim is None or not tally.total else ("yes" if tally.share >= aim else "NO"),
    ]


def _of(score: Score, parts: frozenset[int]) -> str:
    """Return the figure of some parts, or nothing if none of the expectations is in them."""
    chosen = [tally for part, tally in score.parts.items() if part in parts]
    right, total = sum(tally.right for tally in chosen), sum(tally.total for tally in chosen)
    return f"{right}/{total} {right / total:.1%}" if total else ""


def _add_speed(table: Table) -> bool:
    took = speed.measured()
    size = f"{len(speed.typical()):,} bytes"
    for floor, limit in (("default", SPEED_LIMIT), ("compat32", None)):
        times = took["ours"] / took[floor]
        met = "" if limit is None else ("yes" if times <= limit else "NO")
        table.add_row(
            f"times as long as the parser, {floor}",
            size,
            *("", "", f"{times:.1f}", "", "", ""),
            f"ours {took['ours']:.2f} ms, standard library {took[floor]:.2f} ms",
            f"≤ {limit:g}" if limit else "",
            met,
        )
    return took["ours"] / took["default"] <= SPEED_LIMIT


def _tell(folder: Path, word: str, parts: frozenset[int]) -> None:
    """Print the misses of some parts, never those of the fifth."""
    for aimed in TASKS:
        for score in aimed.task(folder, OURS):
            for part, miss in score.misses if word in score.task else []:
                if part != fifths.UNSEEN and (part in parts or part not in fifths.ALL):
                    sys.stdout.write(f"===== {score.task} · {score.collection} · {miss}\n\n")
