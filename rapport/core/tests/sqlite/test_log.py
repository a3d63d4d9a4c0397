"""Waiting for the disk together."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection, transaction

from rapport.core.database.durability import never_on_disk, on_disk_with_the_next, put_on_disk
from rapport.core.sqlite import log
from rapport.core.sqlite.base import _log_of
from rapport.core.sqlite.log import Log
from rapport.people.models import Team

PATIENCE = 60.0
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL does it itself")


class Disk:
    """A stand-in for the disk: counts, and takes as long, or fails, as a test wants."""

    def __init__(self) -> None:
        self.times = 0
        self.fails = False
        self.may_end = threading.Event()
        self.may_end.set()
        self.has_begun = threading.Event()

    def sync(self, file: int) -> None:
        assert os.fstat(file)
        self.times += 1
        self.has_begun.set()
        assert self.may_end.wait(PATIENCE)
        if self.fails:
            raise OSError(5, "Input/output error")


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    with patch.object(log, "_put_on_disk", disk.sync):
        yield disk


@pytest.fixture
def kept(tmp_path: Path) -> Log:
    (tmp_path / "desk-wal").touch()
    return Log(tmp_path / "desk-wal")


def in_threads(number: int, work: object) -> list[threading.Thread]:
    assert callable(work)
    threads = [threading.Thread(target=work, daemon=True) for _ in range(number)]
    for thread in threads:
        thread.start()
    return threads


def join(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()


def waits_for(kept: Log, number: int) -> None:
    """Return once this many threads have announced a commit."""
    while kept._told < number:
        threading.Event().wait(0.001)


def test_those_who_come_while_it_syncs_share_the_next_one(kept: Log, disk: Disk) -> None:
    disk.may_end.clear()
    first = in_threads(1, kept.sync)
    assert disk.has_begun.wait(PATIENCE)
    others = in_threads(9, kept.sync)
    waits_for(kept, 10)
    disk.may_end.set()
    join(first + others)

    assert disk.times == 2


def test_nobody_returns_before_a_sync_that_began_after_they_came(kept: Log, disk: Disk) -> None:
    disk.may_end.clear()
    in_threads(1, kept.sync)
    assert disk.has_begun.wait(PATIENCE)
    late = in_threads(1, kept.sync)
    waits_for(kept, 2)
    disk.has_begun.clear()
    disk.may_end.set()
    assert disk.has_begun.wait(PATIENCE)
    join(late)

    assert disk.times == 2


def test_a_failure_is_told_to_all_whom_it_concerns_and_to_nobody_else(
    kept: Log, disk: Disk
) -> None:
    failed: list[OSError] = []

    def sync() -> None:
        try:
            kept.sync()
        except OSError as error:
            failed.append(error)

    kept.sync()
    disk.may_end.clear()
    disk.has_begun.clear()
    disk.fails = True
    first = in_threads(1, sync)
    assert disk.has_begun.wait(PATIENCE)
    others = in_threads(4, sync)
    waits_for(kept, 6)
    disk.may_end.set()
    join(first + others)
    disk.fails = False
    kept.sync()

    assert len(failed) == 5


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_each_transaction_is_on_disk_before_anybody_is_told(disk: Disk) -> None:
    told: list[int] = []
    with transaction.atomic():
        Team.objects.create(name="Day shift")
        transaction.on_commit(lambda: told.append(disk.times))
        assert disk.times == 0

    assert told == [1]


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_others_may_write_while_one_waits_for_the_disk(disk: Disk) -> None:
    def write(name: str) -> None:
        with transaction.atomic():
            Team.objects.create(name=name)
        connection.close()

    disk.may_end.clear()
    first = in_threads(1, lambda: write("Day shift"))
    assert disk.has_begun.wait(PATIENCE)
    second = in_threads(1, lambda: write("Night shift"))
    while Team.objects.count() < 2:
        threading.Event().wait(0.001)
    disk.may_end.set()
    join(first + second)

    assert disk.times == 2


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_disk_that_refuses_is_no_success(disk: Disk) -> None:
    disk.fails = True
    told: list[str] = []
    with pytest.raises(OperationalError), transaction.atomic():
        Team.objects.create(name="Day shift")
        transaction.on_commit(lambda: told.append("all is well"))

    assert told == []
    disk.fails = False
    with transaction.atomic():
        Team.objects.create(name="Night shift")


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_what_is_written_without_a_transaction_waits_in_sqlite(disk: Disk) -> None:
    with transaction.atomic():
        team = Team.objects.create(name="Day shift")
    assert level() == 1
    Team.objects.filter(pk=team.pk).update(name="Late shift")

    assert level() == 2
    assert disk.times == 1


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_may_wait_is_on_disk_with_the_next(disk: Disk) -> None:
    with on_disk_with_the_next():
        Team.objects.create(name="Day shift")
    assert disk.times == 0
    with transaction.atomic():
        Team.objects.create(name="Night shift")

    assert disk.times == 1


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_in_haste_nothing_waits_and_afterwards_all_does(disk: Disk) -> None:
    with never_on_disk():
        with transaction.atomic():
            Team.objects.create(name="Day shift")
        Team.objects.create(name="Late shift")
        assert level() == 0
    assert disk.times == 0
    assert level() == 2
    with transaction.atomic():
        Team.objects.create(name="Night shift")

    assert disk.times == 1


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_what_others_have_committed_can_be_put_on_disk(disk: Disk) -> None:
    with on_disk_with_the_next():
        Team.objects.create(name="Day shift")
    put_on_disk()

    assert disk.times == 1


def test_the_log_is_the_one_beside_the_file_that_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "desk.sqlite3").symlink_to(tmp_path / "elsewhere" / "desk.sqlite3")
    made = sqlite3.connect(tmp_path / "desk.sqlite3")
    made.executescript("PRAGMA journal_mode=WAL; CREATE TABLE note (words)")

    kept = _log_of(made)

    assert kept is not None
    assert kept.is_there()
    kept.sync()
    made.close()


def level() -> int:
    """Return how SQLite itself waits: 0 never, 1 when it tidies its log, 2 at each commit."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        return int(cursor.fetchone()[0])
