"""The command ``bin/bench beside PATH``, which compares two commits in one run.

PATH is a checkout of the other commit with its ``.venv`` (its ``bin/check`` or ``bin/test`` makes
one). Each builds a desk of its own from the same seed and serves it, with ``--processes`` if it
has that option. First each runs alone: its memory before anything happens, the work of its loops
while idle, its memory while figures are shown and some time after all use. Then both run, and take
turns at every page and write, on ten connections.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks import table
from benchmarks.company import build
from benchmarks.family import busy, megabytes, paused, processor_seconds, settle
from benchmarks.load import CONNECTIONS, Calls, Load, always, for_seconds, so_often
from benchmarks.measure import MILLI, percentile
from benchmarks.served import Server, Uses, clean_environ, serving, uses
from benchmarks.table import said

PAGES, WRITES = ("queue page", "ticket page", "cockpit"), ("create", "reply")
WHAT = (*PAGES, *WRITES)
OURS = Path(__file__).parents[1]


@dataclass
class Commit:
    """A checkout, its desk, the figures measured, by name, and what to ask once it was served."""

    command: Path
    environ: Mapping[str, str]
    processes: int | None
    measured: dict[str, float] = field(default_factory=dict)
    asked: Uses | None = None

    @contextmanager
    def served(self) -> Iterator[tuple[Server, Uses]]:
        """Serve the desk, and find the pages and writes to measure."""
        with serving(self.command, self.environ, processes=self.processes) as server:
            self.asked = self.asked or uses(self.command, self.environ, server.port)
            settle(server.pid)
            yield server, self.asked


def main(arguments: Sequence[str]) -> int:
    """Build both, measure both, print the table."""
    options = _options(arguments)
    with ExitStack() as stack:
        commits = [
            stack.enter_context(_built(path, options.tickets, options.processes))
            for path in (OURS, options.path)
        ]
        for commit in commits if not options.pages else ():
            _alone(commit, options)
        _together(commits, options)
        rows = [*_rows(*(commit.measured for commit in commits))]
    title = f"This commit beside the one in {options.path}, {options.tickets:,} tickets"
    table.show(title, ("what", "this", "other", "times", "note"), rows, markdown=options.markdown)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/bench beside",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", type=Path, help="a checkout of the other commit, with its .venv")
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument(
        "--processes", type=int, help="of servers that can be several; left out, their default"
    )
    parser.add_argument("--rounds", type=int, default=5, help="turns of each")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long a turn is")
    parser.add_argument("--calls", type=int, default=10, help="on each connection, of one alone")
    parser.add_argument("--idle", type=float, default=60.0, help="seconds of nothing")
    parser.add_argument("--rest", type=float, default=75.0, help="seconds to come to rest in")
    parser.add_argument(
        "--pages", action="store_true", help="pages only, in turns: no writes or memory"
    )
    parser.add_argument("--markdown", action="store_true", help="print rows for a page of the docs")
    return parser.parse_args(arguments)


@contextmanager
def _built(path: Path, tickets: int, processes: int | None) -> Iterator[Commit]:
    command = path.resolve() / ".venv" / "bin" / "rapport"
    if not command.exists():
        raise SystemExit(f"There is no {command}: run bin/test or bin/check there first.")
    with tempfile.TemporaryDirectory(prefix="rapport-beside-") as home:
        environ = clean_environ(Path(home))
        build([command], environ, tickets)
        yield Commit(command, environ, processes)


def _alone(commit: Commit, options: argparse.Namespace) -> None:
    """Measure memory and loops while no other server shares the loaded code or the cores."""
    with commit.served() as (server, asked):
        found = commit.measured
        time.sleep(options.rest)
        found["memory, idle"] = megabytes(server.pid)
        found["loops, idle"] = busy(server.pid, options.idle)
        for what in WHAT:
            so_often(server.port, asked.by_name()[what], options.calls)
        so_often(server.port, always(asked.figures), min(options.calls, 2))
        found["memory, figures open"] = megabytes(server.pid)
        settle(server.pid)
        time.sleep(options.rest)
        found["memory, afterwards"] = megabytes(server.pid)


def _together(commits: Sequence[Commit], options: argparse.Namespace) -> None:
    """Have each take its turns at every page and write, while the other is stopped."""
    with ExitStack() as stack:
        served = [stack.enter_context(commit.served()) for commit in commits]
        for what in PAGES if options.pages else WHAT:
            turns = [_Turns() for _ in commits]
            # The first turn of each is a warm-up.
            for number in range(-1, options.rounds):
                for mine, (server, asked) in zip(turns, served, strict=True):
                    others = [other.pid for other, _ in served if other.pid != server.pid]
                    with paused(others):
                        settle(server.pid)
                        mine.take(server, asked.by_name()[what], options.seconds, number >= 0)
            for commit, mine in zip(commits, turns, strict=True):
                commit.measured |= mine.summed(what)


class _Turns:
    """One commit's turns at one page or write."""

    def __init__(self) -> None:
        self._numbers = count()
        self._loads: list[Load] = []
        self._worked = 0.0

    def take(self, server: Server, calls: Calls, seconds: float, counts: bool) -> None:
        """Call for this many seconds, and record it if it counts."""
        before = processor_seconds(server.pid)
        load = for_seconds(server.port, calls, seconds, self._numbers)
        if counts:
            self._loads.append(load)
            self._worked += processor_seconds(server.pid) - before

    def summed(self, what: str) -> dict[str, float]:
        """Return the figures of all turns together."""
        took = [seconds for load in self._loads for seconds in load.took]
        return {
            f"{what}, rate": len(took) / sum(load.passed for load in self._loads),
            f"{what}, p50": percentile(took, 50),
            f"{what}, p95": percentile(took, 95),
            f"{what}, processor": self._worked / len(took) * MILLI,
        }


def _rows(ours: Mapping[str, float], others: Mapping[str, float]) -> Iterator[list[str]]:
    for what, figure in ours.items():
        unit, note = _unit(what)
        other = others[what]
        times = f"{figure / other:.2f}" if other else ""
        yield [what, said(figure, unit), said(other, unit), times, note]


def _unit(what: str) -> tuple[str, str]:
    """Return the unit of a figure, and a note about it."""
    if what.startswith("memory"):
        return "MB", "PSS of all processes"
    if what.startswith("loops"):
        return "%", "of a core"
    if what.endswith("rate"):
        return "/s", f"{CONNECTIONS} connections"
    return "ms", "of processor time each" if what.endswith("processor") else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
