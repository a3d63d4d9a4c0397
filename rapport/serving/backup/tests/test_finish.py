"""Noting that a backup was made."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.serving.backup.actions import begin, finish
from rapport.serving.backup.make import Made
from rapport.serving.backup.models import Outcome, Schedule
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db


def test_its_size_is_kept_and_a_failure_before_is_over() -> None:
    Schedule.objects.create(pk=1, failing_since=MONDAY, failure="No room.")
    backup = begin("/mnt/safe/a", is_encrypted=False, at=MONDAY)
    finish(backup, Made(7, False, "Without the key."), seconds=2.5, at=MONDAY)
    backup.refresh_from_db()

    assert (backup.outcome, backup.size, backup.seconds) == (Outcome.MADE, 7, 2.5)
    assert backup.reason == "Without the key."
    schedule = Schedule.objects.get()
    assert (schedule.made_at, schedule.failing_since, schedule.failure) == (MONDAY, None, "")
    assert Event.objects.get().kind == "backups.made"
