"""The comparison of two commits; here the other one is this one."""

from __future__ import annotations

import pytest

from benchmarks import beside, family
from benchmarks.company import TABLES
from tests.benches.running import ROOT

pytestmark = pytest.mark.slow


def test_a_server_is_measured_beside_one_of_another_checkout(
    database_template: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(TABLES, database_template)
    monkeypatch.setattr(family, "QUIET_SECONDS", 0.1)

    beside.main(
        [
            *(str(ROOT), "--markdown", "--tickets", "200", "--processes", "1", "--rounds", "1"),
            *("--seconds", "0.2", "--calls", "1", "--idle", "1", "--rest", "0"),
        ]
    )

    printed = capsys.readouterr().out.splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in printed]
    times = {row[0]: row[3] for row in rows[2:]}

    assert 0.5 < float(times["memory, idle"]) < 2
    for what in ("queue page", "ticket page", "cockpit", "create", "reply"):
        for figure in ("rate", "p50", "p95", "processor"):
            assert float(times[f"{what}, {figure}"]) > 0
