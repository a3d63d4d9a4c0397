"""Running a benchmark as a test, and the table it prints."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.company import TABLES

ROOT = Path(__file__).parents[2]


def bench(name: str, *arguments: str, tables: str = "") -> str:
    """Run the benchmark of that name, on desks that begin with these tables; return its output."""
    environ = {key: value for key, value in os.environ.items() if "DJANGO" not in key}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", name, *arguments],
        cwd=ROOT,
        env={**environ, TABLES: tables},
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def quickly(name: str, *, tables: str = "") -> dict[str, list[list[str]]]:
    """Run a benchmark quickly; return the cells of its table, by the first one."""
    lines: dict[str, list[list[str]]] = {}
    for line in bench(name, "--quick", tables=tables).splitlines():
        cells = [cell.strip() for cell in line.strip("│").split("│")]
        if len(cells) == 9:
            lines.setdefault(cells[0], []).append(cells[1:])
    return lines
