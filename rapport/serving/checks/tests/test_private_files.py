"""Files of the data folder, and the library that writes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rapport.core.checkup import Verdict
from rapport.serving.checks import library, private
from rapport.serving.tests.servers import environment_for
from tests.failing import only_sqlite

START = "import pathlib, rapport.core.django as d; d.start(); pathlib.Path({!r}).write_text('x')"


def test_others_may_read_nothing_that_a_command_writes(own_database: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    environment = environment_for(own_database, home)
    environment.pop("RAPPORT_SECRET_KEY", None)
    subprocess.run(
        ["sh", "-c", 'umask 022; exec "$0" -c "$1"', sys.executable, START.format(f"{home}/new")],
        env=environment,
        check=True,
        timeout=90,
    )

    assert (home / "new").exists()
    assert list(private.open_to_others(home)) == []


def test_what_is_open_to_others_is_told_and_closed(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    tmp_path.chmod(0o755)
    inner = tmp_path / "files" / "abc"
    inner.mkdir(parents=True)
    for folder in (inner, inner.parent):
        folder.chmod(0o755)
    (inner / "mail").write_bytes(b"words")
    (inner / "mail").chmod(0o644)
    (tmp_path / "link").symlink_to(inner)

    (finding,) = private.permissions()
    assert (finding.verdict, "4 files or folders" in finding.sentence) == (Verdict.CAUTION, True)
    assert private.mend(tmp_path) == 4
    (finding,) = private.permissions()
    assert finding.verdict is Verdict.GOOD
    assert (inner / "mail").read_bytes() == b"words"


@pytest.mark.parametrize(
    ("version", "has"),
    [
        ((3, 6, 23), False),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 0), False),
    ],
)
def test_versions_of_sqlite_with_the_fault_of_the_log(version: tuple[int, ...], has: bool) -> None:
    (flaw,) = library.FLAWS
    assert flaw.is_in(version) is has


@only_sqlite
@pytest.mark.django_db
def test_the_check_up_names_the_fault_and_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 51, 2))
    (finding,) = library.sqlite_library()
    assert finding.verdict is Verdict.CAUTION
    assert "https://sqlite.org/wal.html#walresetbug" in finding.sentence

    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 51, 3))
    assert [finding.verdict for finding in library.sqlite_library()] == [Verdict.GOOD]
