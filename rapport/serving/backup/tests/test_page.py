"""The page of backups."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.people.models import User
from rapport.people.roles import Role
from rapport.serving.backup.actions import begin, fail
from rapport.serving.backup.models import Schedule
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db
URL = "/settings/backups/"


def test_an_administrator_sets_when_and_where(
    home: Path, safe: Path, ada: User, as_ada: Client
) -> None:
    assert as_ada.get(URL).status_code == 403
    User.objects.filter(pk=ada.pk).update(role=Role.ADMINISTRATOR)
    values = {"is_on": "on", "folder": str(safe), "time_of_day": "03:15", "daily": 7, "weekly": 4}
    assert as_ada.post(URL, values).status_code == 302
    schedule = Schedule.objects.current()
    assert (schedule.is_on, str(schedule.time_of_day)) == (True, "03:15:00")
    assert Event.objects.get(kind="backups.schedule_changed").by_id == ada.pk

    refused = as_ada.post(URL, {**values, "folder": "safe"})
    assert (refused.status_code, "whole path" in refused.content.decode()) == (422, True)

    fail(begin(f"{safe}/x.tar.gz", is_encrypted=False, at=MONDAY), reason="No luck.", at=MONDAY)
    page = as_ada.get(URL).content.decode()
    assert page.count("No luck.") == 2
    assert "last proven" in page
