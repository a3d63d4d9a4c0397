"""Measuring in turns, round by round, in the same noise.

Each desk has a process of its own (``answer``), which runs one round when told to; the parent
(``MeasuredDesk``, ``take_turns``) goes from desk to desk. So a figure, its floor, and the same
figure on a larger desk are measured within the same fraction of a second, on a machine that is
never quiet.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any

from benchmarks.measure import Act, Took, took

# What each act took in each round, by act.
Rounds = list[list[Took]]


def answer(acts: Mapping[str, Sequence[Act]], about: object) -> None:
    """Print the facts about the desk; then run one round of each name that is read."""
    _say(about)
    for line in sys.stdin:
        _say([took(act) for act in acts[line.strip()]])


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


class MeasuredDesk:
    """The process that measures one desk. ``about`` is what it printed first."""

    def __init__(self, module: str, environ: Mapping[str, str], *args: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *args],
            env=dict(environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.about: Any = self._hear()

    def round(self, name: str) -> list[Took]:
        """Run one round; return what each of its acts took."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{name}\n")
        self._process.stdin.flush()
        return [Took(*each) for each in self._hear()]

    def _hear(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("The process that measures has ended; its reason stands above.")
        return json.loads(line)

    def __enter__(self) -> MeasuredDesk:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate(timeout=60)


def take_turns(
    desks: Sequence[MeasuredDesk], name: str, *, rounds: int, warm: int = 5
) -> list[Rounds]:
    """Return, for each desk, what each act of that name took in every round."""
    for _ in range(warm):
        for desk in desks:
            desk.round(name)
    taken = [[desk.round(name) for desk in desks] for _ in range(rounds)]
    return [
        [list(act) for act in zip(*(each[place] for each in taken), strict=True)]
        for place in range(len(desks))
    ]
