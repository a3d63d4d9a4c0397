"""Noting that a backup is being made."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.serving.backup.actions import begin
from rapport.serving.backup.models import Outcome
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db


def test_it_runs_and_nobody_hears_of_it() -> None:
    backup = begin("/mnt/safe/a", is_encrypted=True, at=MONDAY)

    assert (backup.outcome, backup.is_encrypted) == (Outcome.RUNNING, True)
    assert not Event.objects.exists()
