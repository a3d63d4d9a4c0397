"""Several processes at once: one first administrator, and always one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

Run = Callable[..., list[str]]
READY = """
import sys, time
from pathlib import Path
from rapport.core.django import start
start()
from rapport.core.errors import RapportError
from rapport.people.actions import *
from rapport.people.actors import SYSTEM
from rapport.people.models import User
me, gate = int(sys.argv[1]), Path(sys.argv[2])
gate.with_name(f"ready-{me}").touch()
while not gate.exists():
    time.sleep(0.001)
try:
    %s
    print("done")
except RapportError as refused:
    print(refused.sentence)
"""
COME_FIRST = (
    'make_first_administrator(f"p{me}@desk.example", name="P", password="a lamp on the desk",'
    ' timezone="UTC", team="Support")'
)
STEP_DOWN = 'change_role(User.objects.get(email=f"p{me}@desk.example"), to="agent", by=SYSTEM)'
ADD = (
    'add_user(f"p{me}@desk.example", name="P", role="administrator",'
    ' password="a lamp on the desk", by=SYSTEM)'
)


@pytest.fixture
def run(migrated_database: str, tmp_path: Path) -> Run:
    """Run a statement in several processes that all begin at the same moment."""
    env = {**os.environ, "RAPPORT_HOME": str(tmp_path), "RAPPORT_DATABASE_URL": migrated_database}
    root = Path(__file__).parents[3]
    gates = iter(range(99))

    def run(statement: str, times: int) -> list[str]:
        gate = tmp_path / f"gate-{next(gates)}" / "open"
        gate.parent.mkdir()
        started = [
            subprocess.Popen(
                [sys.executable, "-c", READY % statement, str(number), str(gate)],
                env=env,
                cwd=root,
                stdout=subprocess.PIPE,
                text=True,
            )
            for number in range(times)
        ]
        while len(list(gate.parent.glob("ready-*"))) < times:
            assert all(each.poll() is None for each in started), "one of them did not start"
        gate.touch()
        return [each.communicate(timeout=60)[0].strip() for each in started]

    return run


def test_of_four_who_come_first_one_is_the_first(run: Run) -> None:
    said = run(COME_FIRST, 4)

    assert sorted(said) == ["This desk has been set up already. Sign in instead."] * 3 + ["done"]


def test_of_three_administrators_who_step_down_at_once_one_stays(run: Run) -> None:
    assert run(ADD, 3) == ["done"] * 3

    said = run(STEP_DOWN, 3)

    assert said.count("done") == 2
    assert [each for each in said if "last administrator" in each]
