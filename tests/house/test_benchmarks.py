"""The benchmarks run on tiny desks.

Their measurements are checked, not their speed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


def _bench(name: str) -> dict[str, list[list[str]]]:
    """Run a benchmark quickly; return the cells of its table, by the first one."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", name, "--quick"],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if "DJANGO" not in key},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    lines: dict[str, list[list[str]]] = {}
    for line in done.stdout.splitlines():
        cells = [cell.strip() for cell in line.strip("│").split("│")]
        if len(cells) == 9:
            lines.setdefault(cells[0], []).append(cells[1:])
    return lines


def test_the_desk_is_measured_and_asks_as_much_on_a_larger_one() -> None:
    lines = _bench("desk")

    for what in ("queue page", "ticket page", "create", "reply"):
        small, large, grown = lines[f"{what} p50"]
        assert int(small[0]) < int(large[0])
        # The queries come last: as many on the larger desk.
        assert re.fullmatch(r"\d+ queries", small[-1])
        assert small[-1] == large[-1]
        assert grown[-1] == f"beside {small[0]}"
        assert all(float(line[3]) > 0 for line in (small, large, grown)), "each has its ratio"
    assert lines["queue page over HTTP, p95"]
    for processes in ("1 process", "4 processes"):
        for what in ("memory, idle", "loops, idle", "memory, afterwards"):
            assert lines[f"{what}, {processes}"]


def test_every_metric_is_measured_beside_the_same_figure_by_hand() -> None:
    lines = _bench("metrics")

    for name in ("csat", "backlog", "first_response_time", "first_response_time, bounded"):
        ((_, _, floor, *_, note),) = lines[f"{name} p50"]
        assert floor.endswith(" ms")
        assert note.endswith(" figures")


def test_mails_and_replies_are_measured_on_two_desks() -> None:
    lines = _bench("mail")

    for what in ("new mails", "replies"):
        small, large, grown = lines[what]
        assert int(small[0]) < int(large[0]) == int(grown[0])
        assert all(line[1].endswith("/s") for line in (small, large, grown))
        assert len(lines[f"{what}, no sync"]) == 2
