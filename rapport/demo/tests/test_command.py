"""The command ``rapport demo`` in a process of its own."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

SMALL = ("--tickets", "60", "--months", "1", "--no-serve")
# Mails of the last half hour, after the history.
ODD = 5


def rapport(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    unset = ("RAPPORT_DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    environment = {key: value for key, value in os.environ.items() if key not in unset}
    return subprocess.run(
        [sys.executable, "-m", "rapport.cli", *arguments],
        env={**environment, "RAPPORT_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with the small company, which each test copies."""
    home = tmp_path_factory.mktemp("built") / "home"
    first = rapport(home, "demo", *SMALL)
    assert (first.returncode, first.stderr) == (0, "")
    assert "ada@demo.example" in first.stdout
    assert "rapport-demo" in first.stdout
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """Return a data folder of this test's own with the small company."""
    return Path(shutil.copytree(built, tmp_path / "home"))


def tickets(home: Path) -> int:
    with sqlite3.connect(home / "rapport.sqlite3") as database:
        return int(database.execute("SELECT count(*) FROM tickets_ticket").fetchone()[0])


@pytest.mark.slow
def test_it_is_built_once_and_then_again_only_when_another_is_wanted(home: Path) -> None:
    assert tickets(home) == 60 + ODD

    second = rapport(home, "demo", *SMALL)
    assert "is here already" in second.stdout

    other = rapport(home, "demo", "--tickets", "40", "--months", "1", "--no-serve")
    assert (other.returncode, other.stderr) == (0, "")
    assert tickets(home) == 40 + ODD


@pytest.mark.slow
def test_what_was_broken_off_is_built_anew(home: Path) -> None:
    with sqlite3.connect(home / "rapport.sqlite3") as database:
        database.execute("UPDATE demo_demonstration SET finished_at = NULL")
        database.execute("DELETE FROM tickets_ticket_tags")
    again = rapport(home, "demo", *SMALL)
    assert again.returncode == 0
    assert "is here already" not in again.stdout


@pytest.mark.slow
def test_what_another_version_built_is_built_anew(home: Path) -> None:
    with sqlite3.connect(home / "rapport.sqlite3") as database:
        database.execute("ALTER TABLE customers_person DROP COLUMN prefers")
        database.execute("ALTER TABLE demo_demonstration DROP COLUMN seed")
    again = rapport(home, "demo", *SMALL)
    assert (again.returncode, again.stderr) == (0, "")
    assert "built by another version of Rapport; it is rebuilt" in again.stdout
    assert "is here already" in rapport(home, "demo", *SMALL).stdout


@pytest.mark.slow
def test_a_real_company_is_never_touched(home: Path) -> None:
    with sqlite3.connect(home / "rapport.sqlite3") as database:
        database.execute("DELETE FROM demo_demonstration")
    refused = rapport(home, "demo", *SMALL, "--fresh")
    assert refused.returncode == 1
    assert "already holds a company" in refused.stderr
    assert tickets(home) == 60 + ODD


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--tickets", "0"), "The demonstration can have 1 to 20,000,000 tickets."),
        (("--months", "61"), "The demonstration can cover 1 to 60 months."),
        (("--seed", "9" * 20), "The seed can have at most 18 digits."),
    ],
)
def test_nonsense_is_refused_in_a_sentence(
    tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    refused = rapport(tmp_path, "demo", *words, "--no-serve")
    assert refused.returncode == 1
    assert refused.stderr.strip() == sentence


def test_a_port_that_no_machine_has_is_wrong_use(tmp_path: Path) -> None:
    refused = rapport(tmp_path, "demo", "--port", "99999999", "--no-serve")
    assert refused.returncode == 2
    assert "65535" in refused.stderr
