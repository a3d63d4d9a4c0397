"""Noting that a backup could not be made."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.channels.notices.models import Notice
from rapport.people.models import User
from rapport.people.roles import Role
from rapport.serving.backup.actions import begin, fail
from rapport.serving.backup.models import Schedule
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db


def test_administrators_hear_of_the_first_of_several(ada: User, ben: User) -> None:
    User.objects.filter(pk=ada.pk).update(role=Role.ADMINISTRATOR)
    Schedule.objects.create(pk=1)
    for _ in range(2):
        fail(begin("/mnt/safe/a", is_encrypted=False, at=MONDAY), reason="No room.", at=MONDAY)

    assert [notice.user_id for notice in Notice.objects.all()] == [ada.pk]
    assert Event.objects.filter(kind="backups.failed").count() == 2
    assert Schedule.objects.get().failing_since == MONDAY
