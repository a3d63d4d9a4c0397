"""Setting when and where backups are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.people.roles import Role
from rapport.serving.backup import encryption
from rapport.serving.backup.actions import set_schedule
from rapport.serving.backup.models import Schedule

pytestmark = pytest.mark.django_db


def test_only_administrators_set_it_and_nonsense_is_refused(
    home: Path, safe: Path, ada: User, ben: User
) -> None:
    User.objects.filter(pk=ada.pk).update(role=Role.ADMINISTRATOR)
    ada.refresh_from_db()
    with pytest.raises(NotAllowed):
        set_schedule(by=ben, at=MONDAY, folder=str(safe))
    for folder in ("safe", str(home / "files" / "x"), "/nowhere/at/all"):
        with pytest.raises(Invalid):
            set_schedule(by=ada, at=MONDAY, folder=folder, is_on=True)
    with pytest.raises(Invalid, match="private key"):
        set_schedule(by=ada, at=MONDAY, folder=str(safe), recipients=str(encryption.new_identity()))
    assert not Schedule.objects.exists()
