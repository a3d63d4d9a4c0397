"""Desks of released versions, opened and walked through by this one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.catalogue import STATUS
from tests.postgres import on_postgres
from tests.upgrades.keep import DESKS, environment

ENGINE = "postgresql" if on_postgres() else "sqlite"
RELEASED = sorted(DESKS.glob(f"*-{ENGINE}.tar.gz"))
# Of the pages of the catalogue, those about things that a demonstration has not.
FEWEST_PAGES = 60
# Pages that say in words why they have nothing to show: a mailbox that is turned off, a rating that
# needs nobody any more.
IN_WORDS = {409, 410}


def test_there_is_a_desk_of_the_first_version() -> None:
    assert RELEASED


@pytest.mark.slow
@pytest.mark.parametrize("kept", RELEASED, ids=lambda file: file.name.partition("-")[0])
def test_a_desk_of_that_version_is_opened_and_works(
    kept: Path, own_database: str, tmp_path: Path
) -> None:
    known = json.loads(Path(str(kept).replace(".tar.gz", ".json")).read_text(encoding="utf-8"))
    desk = environment(own_database, tmp_path / "home")
    (tmp_path / "home").mkdir(mode=0o700)

    run(desk, "-m", "rapport.cli", "restore", str(kept))
    told: dict[str, Any] = json.loads(
        run(desk, "-m", "tests.upgrades.desk_in", "walk", *known["days"], str(tmp_path))
    )

    assert (told["pending"], told["faults"], told["besides"]) == ([], [], [])
    assert told["figures"] == known["figures"]
    wrong = {
        page: status
        for page, status in told["pages"].items()
        if status not in {STATUS.get(page, 200), *IN_WORDS}
    }
    assert wrong == {}
    assert len(told["pages"]) >= FEWEST_PAGES
    assert told["mail"] == {"state": "opened", "customer": "Yara Kowal"}
    assert told["backup"] == "proven"


def run(desk: dict[str, str], *arguments: str) -> str:
    ended = subprocess.run(
        [sys.executable, *arguments], env=desk, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout
