"""The limit on a test file's time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.pace.costs import Costs, Meter

ROOT = Path(__file__).parents[2]
TOILS = """
import time

import pytest


@pytest.fixture(scope="session")
def shared():
    toil()
    yield
    toil()


def test_toils({fixtures}):
    {body}


def toil():
    until = time.process_time() + 0.5
    while time.process_time() < until:
        pass
"""


def run(folder: Path, *arguments: str, **files: str) -> subprocess.CompletedProcess[str]:
    """Run pytest with a limit of a fifth of a second on files with these names."""
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text)
    plugins = ("-p", "tests.pace.costs", "-o", "file_seconds=0.2", *arguments)
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plugins, "--rootdir", str(folder), str(folder)],
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("arguments", [(), ("-p", "xdist", "-n", "1")], ids=["alone", "worker"])
def test_a_run_with_a_file_that_takes_too_long_fails(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = run(
        tmp_path,
        *arguments,
        test_long=TOILS.format(fixtures="", body="toil()"),
        test_short=TOILS.format(fixtures="", body="pass"),
    )

    assert "2 passed" in done.stdout, done.stdout + done.stderr
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert "TOO LONG test_long.py" in done.stdout
    assert "TOO LONG test_short.py" not in done.stdout


def test_what_is_set_up_and_taken_down_for_everybody_is_nobodys(tmp_path: Path) -> None:
    done = run(tmp_path, test_first=TOILS.format(fixtures="shared", body="pass"))

    assert done.returncode == pytest.ExitCode.OK, done.stdout + done.stderr


def report(file: str, when: str, used: float, passed: float) -> Any:
    return SimpleNamespace(nodeid=f"{file}::test_it", when=when, cost=(used, passed))


def test_waiting_counts_as_much_as_work() -> None:
    kept = Costs(limit=30)
    kept.pytest_runtest_logreport(report("test_waits.py", "setup", 1, 20))
    kept.pytest_runtest_logreport(report("test_waits.py", "call", 1, 11))
    kept.pytest_runtest_logreport(report("test_works.py", "call", 29, 2))

    assert kept.files() == {"test_waits.py": 31, "test_works.py": 29}
    assert kept.too_long() == ["test_waits.py"]


def test_a_busy_machine_is_not_held_against_a_file() -> None:
    readings = iter([(10.0, 100.0, 50.0), (12.0, 160.0, 105.0)])

    assert Meter(lambda: next(readings)).lap() == (2.0, 5.0)
