"""Backups by the schedule."""

from __future__ import annotations

import shutil
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from conftest import MONDAY
from rapport.channels.notices.models import Notice
from rapport.core.checkup import Verdict
from rapport.people.models import User
from rapport.people.roles import Role
from rapport.serving.backup import encryption, state
from rapport.serving.backup.actions import begin, set_schedule
from rapport.serving.backup.models import Backup, Outcome, Proof, Schedule
from rapport.serving.backup.prove import prove
from rapport.serving.backup.worker import run_due
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db(transaction=True)
NIGHT = MONDAY.replace(hour=2, minute=30)


@pytest.fixture
def rosalind(ada: User) -> User:
    """Return the administrator."""
    ada.role = Role.ADMINISTRATOR
    ada.save()
    return ada


@pytest.fixture
def nightly(home: Path, safe: Path, rosalind: User) -> Schedule:
    return set_schedule(
        by=rosalind,
        at=NIGHT,
        is_on=True,
        time_of_day=time(2, 30),
        folder=str(safe),
        daily=2,
        weekly=2,
    )


def test_each_night_one_is_made_and_each_week_one_is_proven(nightly: Schedule, safe: Path) -> None:
    outcomes = []
    for night in range(9):
        at = NIGHT + timedelta(days=night)
        assert run_due(at) is True
        assert run_due(at + timedelta(hours=5)) is False
        outcomes.append(Backup.objects.latest_first()[0].proof)

    assert outcomes[0] == Proof.PROVEN
    assert set(outcomes[1:7]) == {Proof.NONE}
    assert outcomes[7] == Proof.PROVEN
    # Two days, the end of the week before, and the last one that was proven.
    kept = sorted(path.name for path in safe.iterdir())
    assert len(kept) == Backup.objects.kept().count()
    assert 3 <= len(kept) <= 4
    assert Backup.objects.kept().filter(proof=Proof.PROVEN).exists()
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in safe.iterdir())
    schedule = Schedule.objects.current()
    assert (schedule.failing_since, schedule.proof_failure) == (None, "")
    assert Event.objects.filter(kind="backups.removed").count() == 9 - len(kept)


def test_an_encrypted_one_is_proven_and_the_desk_keeps_no_key(
    nightly: Schedule, safe: Path, rosalind: User
) -> None:
    office = encryption.new_identity()
    set_schedule(by=rosalind, at=NIGHT, recipients=str(office.to_public()))
    run_due(NIGHT)
    backup = Backup.objects.get()

    assert (backup.proof, backup.is_encrypted) == (Proof.PROVEN, True)
    (file,) = safe.iterdir()
    assert file.suffix == ".age"
    assert prove(file, identity=office).files == 0


def test_a_failure_is_told_once_and_tried_again(
    nightly: Schedule, safe: Path, rosalind: User
) -> None:
    shutil.rmtree(safe)
    tried = [run_due(NIGHT + timedelta(minutes=minutes)) for minutes in (0, 1, 60, 120, 180, 240)]

    assert tried == [True, False, True, True, False, False]
    assert {backup.outcome for backup in Backup.objects.all()} == {Outcome.FAILED}
    assert Notice.objects.filter(user=rosalind).count() == 1
    assert str(safe) in Notice.objects.get().text
    assert not safe.exists(), "A disk that is not mounted must not be written past."
    (trouble, *_rest) = state.troubles(Schedule.objects.current(), NIGHT + timedelta(hours=4))
    assert (trouble.is_broken, "mounted" in trouble.sentence) == (True, True)
    assert next(iter(state.backups())).verdict is Verdict.BROKEN

    safe.mkdir()
    run_due(NIGHT + timedelta(days=1))
    assert Schedule.objects.current().failing_since is None


def test_one_that_a_killed_server_left_is_a_failure(nightly: Schedule) -> None:
    begin("/mnt/safe/half", is_encrypted=False, at=NIGHT - timedelta(days=1))
    run_due(NIGHT)

    assert {backup.outcome for backup in Backup.objects.all()} == {Outcome.FAILED, Outcome.MADE}


def test_late_backups_and_old_proofs_are_told(nightly: Schedule) -> None:
    def told(at: datetime) -> list[str]:
        return [trouble.title for trouble in state.troubles(Schedule.objects.current(), at)]

    run_due(NIGHT)
    assert told(NIGHT + timedelta(days=1)) == []
    assert told(NIGHT + timedelta(days=3)) == ["No backup is being made"]
    Schedule.objects.update(made_at=NIGHT + timedelta(days=11))
    assert told(NIGHT + timedelta(days=11)) == ["No backup is proven to work"]
