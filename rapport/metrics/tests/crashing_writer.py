"""Writers to be killed, from outside or by themselves at a line.

State k follows from k alone, so that a reader can tell whether it is whole: commit k opens
ticket k and gives version k to every ticket with the same remainder by 7, in two facts at once.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from rapport.metrics.facts import Column, Fact
from rapport.metrics.warehouse import Warehouse
from rapport.metrics.warehouse.reader import Session

CYCLE = 7
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def version(ticket: int, state: int) -> int:
    """Return the version of a ticket in a state: the last commit that touched it."""
    return state - (state - ticket) % CYCLE


def fact(name: str, state: int) -> Fact:
    """Return the fact whose rows are those of that state."""

    def rows(subjects: Collection[int]) -> Iterable[Mapping[str, Any]]:
        tickets = (ticket for ticket in sorted(subjects) if 1 <= ticket <= state)
        return ({"id": ticket, "version": version(ticket, state)} for ticket in tickets)

    return Fact(
        name=name,
        grain="one row per ticket",
        doc="Tickets and the commit that touched them last.",
        key="id",
        subject="id",
        columns=(Column("id", "int", "the ticket"), Column("version", "int", "the commit")),
        touched=set,
        rows=rows,
        span=lambda: range(1, state + 1),
    )


def check(warehouse: Warehouse) -> int:
    """Check that every row of both facts belongs to the state of the cursor; return the state."""

    def ask(session: Session) -> int:
        state = session.manifest.cursor[0]
        expected = [(ticket, version(ticket, state)) for ticket in range(1, state + 1)]
        for name in ("first", "second"):
            session.open(fact(name, state))
            assert session.rows(f"SELECT id, version FROM {name} ORDER BY id") == expected
        return state

    return warehouse.read(ask)


def commit(warehouse: Warehouse) -> None:
    """Commit the next state."""
    with warehouse.writing() as writer:
        state = (writer.cursor or (0,))[0] + 1
        for name in ("first", "second"):
            now = fact(name, state)
            # An occasional rebuild, so that rebuilds are killed too.
            if writer.stale([now]) or state % 10 == 0:
                writer.rebuild(now)
            else:
                writer.refresh(now, set(range(state % CYCLE, state + 1, CYCLE)) - {0})
        writer.commit(cursor=(state,), as_of=NOW)


def write_for_ever(root: Path) -> None:
    """Commit one state after the other."""
    warehouse = Warehouse(root, grace=0.5)
    for done in count():
        commit(warehouse)
        if done == 0:
            print("writing", flush=True)  # noqa: T201 tells the test that it may kill


def die_at_every_line(root: Path) -> None:
    """Commit in children that die at the first line, the second and so on, until one gets
    through.

    Another child reads what each has left. This process never opens DuckDB itself, because its
    threads would not survive a fork.
    """
    _in_child(lambda: commit(Warehouse(root, grace=-1)))
    for line in count(1):
        outcome = _in_child(lambda line=line: _commit_until(root, line))  # type: ignore[misc] # mypy cannot infer a lambda's default
        if _in_child(lambda: _read(root)):
            sys.exit(f"what was left at line {line} cannot be read, or is torn")
        if outcome == 0:
            print(line, flush=True)  # noqa: T201 tells the test how many lines there are
            return


def _commit_until(root: Path, line: int) -> None:
    seen: set[tuple[str, int]] = set()

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        if "/warehouse/" not in frame.f_code.co_filename:
            return None
        if event == "line":
            seen.add((frame.f_code.co_filename, frame.f_lineno))
            if len(seen) == line:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    commit(Warehouse(root, grace=-1))


def _read(root: Path) -> None:
    check(Warehouse(root))


def _in_child(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1]


if __name__ == "__main__":
    {"for-ever": write_for_ever, "every-line": die_at_every_line}[sys.argv[1]](Path(sys.argv[2]))
