"""Housekeeping of the database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import OperationalError

from conftest import MONDAY
from rapport.serving.housekeeping import tidy, tidy_sqlite
from rapport.serving.models import Process

pytestmark = pytest.mark.django_db


@pytest.fixture
def files_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Skip shortening the log, which a test's transaction prevents; the server test does it."""
    monkeypatch.setattr("rapport.serving.housekeeping.tidy_sqlite", lambda: None)


def test_what_has_run_out_is_removed(files_left_alone: None) -> None:
    old, new = SessionStore(), SessionStore()
    old.create()
    new.create()
    Session.objects.filter(pk=old.session_key).update(expire_date=MONDAY - timedelta(days=1))
    Session.objects.filter(pk=new.session_key).update(expire_date=MONDAY + timedelta(days=1))
    Process.objects.create(
        name="gone", role="all", started_at=MONDAY, seen_at=MONDAY - timedelta(hours=2)
    )
    Process.objects.create(name="here", role="all", started_at=MONDAY, seen_at=MONDAY)
    tidy(MONDAY)

    assert Session.objects.get().session_key == new.session_key
    assert Process.objects.get().name == "here"


class Refusing:
    """A Django connection and cursor whose every statement fails."""

    def __init__(self, cause: sqlite3.Error) -> None:
        self.cause = cause
        self.asked: list[str] = []

    def cursor(self) -> Refusing:
        return self

    def __enter__(self) -> Refusing:
        return self

    def __exit__(self, *error: object) -> None:
        """Let the exception through."""

    def execute(self, statement: str) -> None:
        self.asked.append(statement)
        raise OperationalError(str(self.cause)) from self.cause


def busy(folder: Path) -> sqlite3.Error:
    """Return SQLite's error while another connection writes."""
    path = folder / "busy.sqlite3"
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(path, timeout=0)) as other:
        one.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as raised:
            other.execute("BEGIN IMMEDIATE")
    return raised.value


def test_a_busy_database_is_tidied_another_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refusing = Refusing(busy(tmp_path))
    monkeypatch.setattr("rapport.serving.housekeeping.connection", refusing)
    tidy_sqlite()

    assert refusing.asked == ["PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"]


def test_any_other_failure_of_the_database_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing = Refusing(sqlite3.OperationalError("disk I/O error"))
    monkeypatch.setattr("rapport.serving.housekeeping.connection", refusing)

    with pytest.raises(OperationalError, match="disk"):
        tidy_sqlite()
