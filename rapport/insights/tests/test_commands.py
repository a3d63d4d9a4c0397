from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "words",
    [
        ["show", "csat", "--grain", "fortnight"],
        ["show", "csat", "--from", "yesterday"],
        ["show", "csat", "--by", "moon"],
        ["show", "csat", "--where", "team"],
        ["show", "happiness"],
    ],
)
def test_wrong_use_is_said_in_a_sentence_with_status_two(words: list[str], tmp_path: Path) -> None:
    environ = {**os.environ, "RAPPORT_HOME": str(tmp_path), "RAPPORT_DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-m", "rapport.cli", "metric", *words],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
