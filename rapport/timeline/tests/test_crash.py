"""A pump killed repeatedly: no event lost, none counted twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

EVENTS = 210
DEATHS = 40
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start(migrated_database: str, tmp_path: Path) -> Start:
    """Return a function that starts a process of the crash test on its own database."""
    environment = {
        **os.environ,
        "RAPPORT_DATABASE_URL": migrated_database,
        "RAPPORT_HOME": str(tmp_path / "home"),
    }

    def start(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "rapport.timeline.tests.crashing", *arguments]
        return subprocess.Popen(command, env=environment, **options)

    return start


def test_kill_9_between_any_steps(start: Start) -> None:
    writer = start("write", str(EVENTS))
    assert start("pump", str(DEATHS)).wait(120) == 0
    assert writer.wait(60) == 0
    assert start("drain").wait(120) == 0

    found = json.loads(start("effects", stdout=subprocess.PIPE).communicate(timeout=60)[0])
    assert len(found["events"]) == EVENTS
    assert sorted(found["in_database"]) == sorted(found["events"])
    assert found["elsewhere"] == found["events"]
