"""The comparison of two commits, on tiny desks.

Here the other commit is this one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


def test_a_server_is_measured_beside_one_of_another_checkout() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "beside", str(ROOT), "--markdown"]
        + [
            "--tickets",
            "300",
            "--rounds",
            "1",
            "--seconds",
            "1",
            "--idle",
            "1",
            "--rest",
            "0",
            "--processes",
            "1",
        ],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if "DJANGO" not in key},
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stderr
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines()]
    times = {row[0]: row[3] for row in rows[2:]}

    assert 0.5 < float(times["memory, idle"]) < 2
    for what in ("queue page", "ticket page", "create", "reply"):
        for figure in ("rate", "p50", "p95", "processor"):
            assert float(times[f"{what}, {figure}"]) > 0
