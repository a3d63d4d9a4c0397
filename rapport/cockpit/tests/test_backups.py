"""Backups in the cockpit."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.cockpit.need import Glance, Urgency
from rapport.cockpit.needs.backups import FAIL
from rapport.people.models import User
from rapport.people.roles import Role
from rapport.serving.backup.models import Schedule

pytestmark = pytest.mark.django_db


def test_administrators_see_backups_that_fail_or_are_not_proven(ada: User) -> None:
    schedule = Schedule(
        pk=1, is_on=True, folder="/mnt/safe", set_at=MONDAY, made_at=MONDAY, proven_at=MONDAY
    )
    schedule.save()
    assert FAIL.find(Glance(ada, MONDAY + timedelta(days=3))) == []

    ada.role = Role.ADMINISTRATOR
    assert FAIL.find(Glance(ada, MONDAY + timedelta(days=1))) == []
    (late,) = FAIL.find(Glance(ada, MONDAY + timedelta(days=3)))
    assert (late.urgency, FAIL.one(late).text) == (Urgency.BROKEN, "No backup is being made")

    schedule.made_at = MONDAY + timedelta(days=20)
    schedule.save()
    (unproven,) = FAIL.find(Glance(ada, MONDAY + timedelta(days=20)))
    assert unproven.urgency is Urgency.SOON
    assert "Last proven" in FAIL.one(unproven).why
