"""The time of each test file, which must not exceed a limit.

A pytest plugin (see addopts in pyproject.toml). On a busy machine everything takes long by the
clock, so the larger of two numbers counts: the processor time of the file (with that of its ended
child processes), and the time that passed while no process of the machine had to wait for a
processor. What is set up and taken down for the whole session counts for no file.
"""

from __future__ import annotations

import math
import os
from collections import Counter
from collections.abc import Callable, Generator
from pathlib import Path

# By name: tests replace the module's clocks with their own.
from time import monotonic
from typing import Any

import pytest

PRESSURE = Path("/proc/pressure/cpu")
SHOWN = 10
EVERYBODYS = ("session", "package")
HELP = "Seconds that a test file may take, of processor time or of waiting on an idle machine"


# Seconds used, passed by the clock, and waited for a processor.
Reading = tuple[float, float, float]


class Meter:
    """Measures what this process has used since the last reading."""

    def __init__(self, read: Callable[[], Reading] | None = None) -> None:
        self._read = read or reading
        self._last = self._read()

    def lap(self) -> tuple[float, float]:
        """Return seconds of processor time and of undisturbed time since the last lap."""
        before, self._last = self._last, self._read()
        used, passed, waited = (now - then for now, then in zip(self._last, before, strict=True))
        return used, max(passed - waited, 0.0)


def reading() -> Reading:
    """Return seconds: used by this process and its ended children, by the clock, and waited.

    The last are those in which some process of the machine waited for a processor; where the
    kernel does not count them, everything may have been waiting.
    """
    used, now = sum(os.times()[:4]), monotonic()
    try:
        some = PRESSURE.read_text().partition("\n")[0]
    except OSError:
        return used, now, now
    return used, now, int(some.rpartition("total=")[2]) / 1e6


class Costs:
    """Attaches to each report the cost of its step, and adds up the files."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self._meter = Meter()
        self._own = (0.0, 0.0)
        self._depth = 0
        self._steps: dict[str, dict[str, tuple[float, float]]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logstart(self) -> None:
        """Discard the time since the last test: mostly waiting for work."""
        self._meter.lap()
        self._own = (0.0, 0.0)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Generator[None, Any, Any]:
        """Leave out set-up for everybody."""
        if fixturedef.scope not in EVERYBODYS:
            return (yield)
        if not self._depth:
            self._own = _sum(self._own, self._meter.lap())
        self._depth += 1
        try:
            return (yield)
        finally:
            self._depth -= 1
            if not self._depth:
                self._meter.lap()

    def pytest_fixture_post_finalizer(self, fixturedef: Any) -> None:
        """Leave out what is taken down for everybody: a browser's whole work ends with it."""
        if fixturedef.scope in EVERYBODYS:
            self._meter.lap()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, Any, Any]:
        """Attach the cost to the report, which a worker sends to the process that adds up."""
        report = yield
        report.cost = _sum(self._own, self._meter.lap())
        self._own = (0.0, 0.0)
        return report

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Add the cost of a test's step."""
        # The report of a crashed worker has none.
        took = getattr(report, "cost", (0.0, 0.0))
        self._steps.setdefault(report.nodeid, {})[report.when] = took

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run in which everything passed but a file took too long."""
        if self.too_long() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Show the slowest files, and report those over the limit."""
        terminalreporter.write_sep("=", "what the files take, in seconds")
        terminalreporter.write_line("    processor / on an idle machine")
        for file, _took in self.files().most_common(SHOWN):
            used, passed = self._sums()[file]
            terminalreporter.write_line(f"{used:7.1f} {passed:7.1f}  {file}")
        for file in self.too_long():
            terminalreporter.write_line(
                f"TOO LONG {file}: at most {self.limit:g} s a file; share what is dear to set up,"
                " or split it",
                red=True,
            )

    def files(self) -> Counter[str]:
        """Return the seconds of each file that count."""
        return Counter({file: max(both) for file, both in self._sums().items()})

    def too_long(self) -> list[str]:
        """Return the files over the limit."""
        return [file for file, took in self.files().items() if took > self.limit]

    def _sums(self) -> dict[str, tuple[float, float]]:
        sums: dict[str, tuple[float, float]] = {}
        for node, steps in self._steps.items():
            file = node.partition("::")[0]
            sums[file] = _sum(sums.get(file, (0.0, 0.0)), *steps.values())
        return sums


def _sum(*costs: tuple[float, float]) -> tuple[float, float]:
    return sum(cost[0] for cost in costs), sum(cost[1] for cost in costs)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the limit as an option of pyproject.toml."""
    parser.addini("file_seconds", HELP, default="30")


def pytest_configure(config: pytest.Config) -> None:
    """Measure in every process; a worker leaves the judgement to its master."""
    is_worker = hasattr(config, "workerinput")
    limit = math.inf if is_worker else float(config.getini("file_seconds"))
    config.pluginmanager.register(Costs(limit), "costs")
