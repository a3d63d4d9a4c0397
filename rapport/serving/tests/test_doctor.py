"""The check-up of the installation."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from rapport.core import clock
from rapport.core.checkup import Finding, Verdict
from rapport.serving.checks import database, ground, running
from rapport.serving.models import Process
from rapport.serving.tests.servers import environment_for
from rapport.timeline.models import Cursor
from rapport.timeline.reading import readers


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    tmp_path.chmod(0o700)
    return tmp_path


def only(findings: object) -> Finding:
    (finding,) = findings  # type: ignore[misc]
    return finding  # type: ignore[has-type, no-any-return]


def test_a_private_folder_with_room_is_good(home: Path) -> None:
    assert only(ground.data_folder()).verdict is Verdict.GOOD


def test_a_folder_that_others_can_look_into(home: Path) -> None:
    home.chmod(0o755)
    finding = only(ground.data_folder())

    assert finding.verdict is Verdict.CAUTION
    assert f"chmod 700 {home}" in finding.sentence


def test_a_full_disk(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 9, 1000))

    assert only(ground.data_folder()).verdict is Verdict.BROKEN


def test_a_folder_that_cannot_be_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    finding = only(ground.data_folder())

    assert (finding.verdict, "cannot be written" in finding.sentence) == (Verdict.BROKEN, True)


def test_a_secret_key_that_others_can_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAPPORT_SECRET_KEY", raising=False)
    monkeypatch.delenv("RAPPORT_SECRET_KEY_FILE", raising=False)
    key = home / "secret-key"
    key.write_text("k" * 50)
    key.chmod(0o600)
    assert only(ground.secret_key()).verdict is Verdict.GOOD

    key.chmod(0o644)
    assert only(ground.secret_key()).verdict is Verdict.BROKEN


@pytest.mark.parametrize(
    ("url", "verdict"),
    [
        ("https://desk.example", Verdict.GOOD),
        ("http://desk.example", Verdict.CAUTION),
        ("http://127.0.0.1:8000", Verdict.CAUTION),
    ],
)
def test_the_address_in_links(settings: Any, url: str, verdict: Verdict) -> None:
    settings.BASE_URL = url

    assert only(ground.address()).verdict is verdict


@pytest.mark.django_db
def test_the_database_is_up_to_date() -> None:
    assert {finding.verdict for finding in database.database()} == {Verdict.GOOD}


@pytest.mark.django_db
def test_outstanding_changes_of_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "pending", lambda: ["tickets.0009_more"])
    finding = only(database.database())

    assert (finding.verdict, "rapport serve" in finding.sentence) == (Verdict.BROKEN, True)


@pytest.mark.django_db
def test_a_failing_reader_is_told_with_its_words() -> None:
    name = next(iter(readers.READERS)).name
    Cursor.objects.create(reader=name, failing_since=clock.now(), failure="ValueError: no luck")
    first, *others = running.timeline_readers()

    assert first.verdict is Verdict.BROKEN
    assert first.sentence.endswith("ValueError: no luck")
    assert {finding.verdict for finding in others} <= {Verdict.GOOD}


@pytest.mark.django_db
def test_no_server_is_worth_a_look_and_a_stuck_loop_is_broken() -> None:
    assert only(running.workers()).verdict is Verdict.CAUTION

    at = clock.now()
    stuck = {
        "name": "mail",
        "failing_since": None,
        "failure": "",
        "worked_at": None,
        "busy_since": (at - timedelta(hours=1)).isoformat(),
    }
    Process.objects.create(name="a", role="all", started_at=at, seen_at=at, loops=[stuck])
    server, loop = running.workers()
    assert (server.verdict, loop.verdict) == (Verdict.GOOD, Verdict.BROKEN)
    assert "mail" in loop.topic


@pytest.mark.django_db
def test_every_process_is_named_and_one_that_replaces_another_is_worth_a_look() -> None:
    at = clock.now()
    for name, role, restarts in (("a", "all", 0), ("b", "web", 2)):
        Process.objects.create(
            name=name, role=role, version="1", started_at=at, seen_at=at, restarts=restarts
        )
    server, replaced = running.workers()

    assert server.sentence == "Running: a (pages and workers, 1), b (pages, 1)."
    assert (replaced.verdict, "2 processes died in this place before b" in replaced.sentence) == (
        Verdict.CAUTION,
        True,
    )


def test_the_command_says_what_to_mend_and_how_it_ended(own_database: str, tmp_path: Path) -> None:
    """Before the first start there is nothing; afterwards all is well."""
    environment = environment_for(own_database, tmp_path / "home")

    def doctor(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "rapport.cli", "doctor", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=90,
        )

    before = doctor("--json")
    assert before.returncode == 1, before.stderr
    told = json.loads(before.stdout)
    assert told["ok"] is False
    verdicts = {finding["topic"]: finding["verdict"] for finding in told["findings"]}
    assert (verdicts["Data folder"], verdicts["Database"]) == ("good", "broken")
    assert list(verdicts)[-1] == "Database", "what lies in it cannot be looked at yet"

    prepare = "from rapport.core.django import open_desk; open_desk()"
    subprocess.run([sys.executable, "-c", prepare], env=environment, check=True, timeout=120)
    after = doctor()
    assert after.returncode == 0, after.stdout
    assert "answers and is up to date" in " ".join(after.stdout.split())


@pytest.mark.django_db
def test_a_loop_that_hangs_is_named_in_the_language_of_who_looks() -> None:
    at = clock.now()
    stuck = {
        "name": "outbox",
        "failing_since": None,
        "failure": "",
        "worked_at": None,
        "busy_since": (at - timedelta(hours=1)).isoformat(),
    }
    Process.objects.create(name="a", role="all", started_at=at, seen_at=at, loops=[stuck])
    with translation.override("de"):
        _server, loop = running.workers()

    assert loop.topic == "Hintergrunddienst „Postausgang“"
