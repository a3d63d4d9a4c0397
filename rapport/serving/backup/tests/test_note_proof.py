"""Noting what came of restoring a backup on a copy."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.channels.notices.models import Notice
from rapport.people.models import User
from rapport.people.roles import Role
from rapport.serving.backup.actions import Tried, begin, note_proof
from rapport.serving.backup.models import Proof, Schedule
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db


def test_a_failure_is_told_and_lasts_until_one_is_proven(ada: User) -> None:
    User.objects.filter(pk=ada.pk).update(role=Role.ADMINISTRATOR)
    Schedule.objects.create(pk=1)
    backup = begin("/mnt/safe/a", is_encrypted=False, at=MONDAY)
    note_proof(backup, Tried(Proof.FAILED, "Damaged.", 1.0), at=MONDAY)
    assert (Schedule.objects.get().proof_failure, Notice.objects.count()) == ("Damaged.", 1)

    note_proof(backup, Tried(Proof.PROVEN, "All well.", 1.0), at=MONDAY)
    schedule = Schedule.objects.get()
    assert (schedule.proof_failure, schedule.proven_at) == ("", MONDAY)
    kinds = list(Event.objects.in_order().values_list("kind", flat=True))
    assert kinds == ["backups.unproven", "backups.proven"]
