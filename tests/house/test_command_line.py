"""The help of every command, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

import rapport
from rapport.cli import COMMANDS, app


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_command_says_how_it_is_used(command: str) -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    told = subprocess.run(
        [sys.executable, "-m", "rapport.cli", command, "--help"],
        env=bare,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert told.returncode == 0, told.stderr
    assert "Usage" in told.stdout
    assert "╭" not in told.stdout, "One style of help: rich_markup_mode=None."


def test_the_program_says_its_version() -> None:
    told = CliRunner().invoke(app, ["--version"])

    assert (told.exit_code, told.stdout) == (0, f"Rapport {rapport.__version__}\n")
