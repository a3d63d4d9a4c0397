"""Noting that a backup's file was deleted."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.serving.backup.actions import begin, note_removed
from rapport.serving.backup.models import Backup
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db


def test_it_is_kept_no_longer() -> None:
    note_removed(begin("/mnt/safe/a", is_encrypted=False, at=MONDAY), at=MONDAY)

    assert not Backup.objects.kept().exists()
    assert Event.objects.get().kind == "backups.removed"
