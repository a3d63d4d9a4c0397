"""The names that the rooms above import."""

from __future__ import annotations

import subprocess
import sys

import pytest

from rapport import metrics
from rapport.metrics import comparison, run


def test_the_questions_are_at_the_door() -> None:
    assert (metrics.ask, metrics.rows) == (run.ask, run.rows)
    assert (metrics.change, metrics.changes) == (comparison.change, comparison.changes)
    with pytest.raises(AttributeError, match="guess"):
        _ = metrics.guess


def test_a_process_without_figures_does_without_duckdb() -> None:
    check = "import sys, rapport.metrics.facts; sys.exit('duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
