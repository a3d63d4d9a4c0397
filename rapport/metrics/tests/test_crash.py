"""Writers killed at any instant, each leaving a whole state."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from rapport.metrics.tests.crashing_writer import NOW, check
from rapport.metrics.warehouse import Warehouse

KILLS = 10
WRITER = [sys.executable, "-m", "rapport.metrics.tests.crashing_writer"]


def start_writer(root: Path) -> subprocess.Popen[bytes]:
    writer = subprocess.Popen([*WRITER, "for-ever", str(root)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"writing\n"
    return writer


def test_kill_nine_at_any_instant_loses_nothing(tmp_path: Path) -> None:
    chance, warehouse, reached = random.Random(5), Warehouse(tmp_path), 0
    for _ in range(KILLS):
        writer = start_writer(tmp_path)
        try:
            until = time.monotonic() + chance.uniform(0, 0.15)
            while time.monotonic() < until:
                reached = max(reached, check(warehouse))  # while it writes
        finally:
            writer.send_signal(signal.SIGKILL)
            writer.communicate()
        state = check(warehouse)  # what it left
        assert state >= reached
        reached = state
    assert reached > KILLS
    tidy = Warehouse(tmp_path, grace=-1)
    tidy.apply({}, cursor=(reached,), as_of=NOW)
    left = {path.name for path in tmp_path.iterdir()} - {"lock", "manifest.json", "spill"}
    assert left == tidy.manifest().files()
    assert check(tidy) == reached


def test_kill_nine_at_each_line_tears_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [*WRITER, "every-line", str(tmp_path)], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 100
    assert check(Warehouse(tmp_path)) > 1
