"""The benchmark ``bench mail-letters [--misses WORD] [--held] [--seed 1]``.

Counts the letters of customers of which the reader hides something, leaves a quote or leaves a
signature (`rapport/mail/tests/letters`). A third of them is held apart: nobody mends the reader
with it, so its texts are never shown.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from benchmarks.table import show
from rapport.mail.tests.letters import generator, letters
from rapport.mail.tests.letters.judge import Verdict, judge
from rapport.mail.tests.letters.letters import Letter

# Of all letters; of those with a quote; of those with a signature.
HIDES, LEAVES_QUOTE, LEAVES_SIGNATURE = 0.001, 0.05, 0.30
COLUMNS = ("what", "letters", "hide", "leave a quote", "of", "leave a signature", "of")


@dataclass
class Count:
    """How many letters were judged, and in how many the reader erred."""

    letters: int = 0
    hides: int = 0
    leave_quote: int = 0
    with_quote: int = 0
    leave_signature: int = 0
    with_signature: int = 0

    def add(self, verdict: Verdict) -> None:
        self.letters += 1
        self.hides += verdict.hides
        self.with_quote += verdict.letter.has("q")
        self.leave_quote += verdict.leaves_quote
        self.with_signature += verdict.letter.has("s")
        self.leave_signature += verdict.leaves_signature

    def cells(self) -> list[str]:
        figures = (
            *(self.letters, self.hides, self.leave_quote, self.with_quote),
            *(self.leave_signature, self.with_signature),
        )
        return [str(figure) for figure in figures]

    def shares(self) -> dict[str, tuple[float, float]]:
        """Return each share beside its aim."""
        return {
            "hide": (self.hides / max(1, self.letters), HIDES),
            "leave a quote": (self.leave_quote / max(1, self.with_quote), LEAVES_QUOTE),
            "leave a signature": (
                self.leave_signature / max(1, self.with_signature),
                LEAVES_SIGNATURE,
            ),
        }


def main(arguments: Sequence[str]) -> int:
    """Print the tables or the misses; return 1 when an aim is missed, 2 without letters."""
    parser = argparse.ArgumentParser(prog="bin/bench mail-letters", description=__doc__)
    parser.add_argument(
        "--misses",
        metavar="WORD",
        help="tell the misses of a kind, language, form, origin or letter",
    )
    parser.add_argument("--held", action="store_true", help="count the third that is held apart")
    parser.add_argument("--seed", type=int, default=1, help="generate other letters")
    options = parser.parse_args(arguments)
    if options.held and options.misses:
        parser.error("The texts of the third that is held apart are not shown.")
    for fault in letters.faults():
        sys.stderr.write(f"{fault}\n")
    chosen = [
        letter for letter in generator.every(options.seed) if letters.held(letter) == options.held
    ]
    if not chosen:
        sys.stderr.write("There are no letters.\n")
        return 2
    if options.misses:
        _tell(letter for letter in chosen if options.misses in _words(letter))
        return 0
    return 0 if _measured([judge(letter) for letter in chosen], held=options.held) else 1


def _measured(verdicts: list[Verdict], *, held: bool) -> bool:
    """Print the tables; return whether every aim is reached."""
    third = "the third held apart" if held else "the two thirds that are open"
    for title, key in _TABLES.items():
        show(f"Letters by {title}, {third}", COLUMNS, _rows(verdicts, key), markdown=False)
    total = Count()
    for verdict in verdicts:
        total.add(verdict)
    met = True
    for name, (share, aim) in total.shares().items():
        ok = share <= aim
        met = met and ok
        sys.stdout.write(f"{name}: {share:.2%}, aim ≤ {aim:.1%}: {'yes' if ok else 'NO'}\n")
    return met


def _rows(verdicts: list[Verdict], key: Callable[[Letter], str]) -> list[list[str]]:
    counts: dict[str, Count] = {}
    total = Count()
    for verdict in verdicts:
        counts.setdefault(key(verdict.letter), Count()).add(verdict)
        total.add(verdict)
    rows = [[name, *count.cells()] for name, count in sorted(counts.items())]
    return [*rows, ["in all", *total.cells()]]


def _origin(letter: Letter) -> str:
    return "generated" if letter.place.startswith("seed") else "written"


_TABLES: dict[str, Callable[[Letter], str]] = {
    "kind": attrgetter("kind"),
    "language": attrgetter("language"),
    "form": attrgetter("form"),
    "origin": _origin,
}


def _words(letter: Letter) -> tuple[str, ...]:
    return (letter.id, *(key(letter) for key in _TABLES.values()))


def _tell(chosen: Iterable[Letter]) -> None:
    """Print each letter in which the reader errs, with what it found."""
    for letter in chosen:
        verdict = judge(letter)
        if not (verdict.hides or verdict.leaves_quote or verdict.leaves_signature):
            continue
        sys.stdout.write(f"===== {letter.id} · {letter.kind} · {letter.form} · {letter.place}\n")
        for mark, line in letter.lines:
            sys.stdout.write(f"{mark} {line}\n")
        for name, lines in (
            ("hides", verdict.hidden),
            ("leaves of a quote", verdict.left_quote),
            ("leaves of a signature", verdict.left_signature),
        ):
            for line in lines:
                sys.stdout.write(f"--- {name}: {line}\n")
        sys.stdout.write(f"--- shown\n{verdict.parts[0]}\n\n")
