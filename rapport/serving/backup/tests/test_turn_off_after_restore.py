"""The schedule of a desk that was restored."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.serving.backup.actions import turn_off_after_restore
from rapport.serving.backup.models import Schedule

pytestmark = pytest.mark.django_db


def test_it_is_off_and_otherwise_the_same() -> None:
    Schedule.objects.create(pk=1, is_on=True, folder="/mnt/safe", set_at=MONDAY)
    turn_off_after_restore()

    schedule = Schedule.objects.get()
    assert (schedule.is_on, schedule.folder) == (False, "/mnt/safe")
