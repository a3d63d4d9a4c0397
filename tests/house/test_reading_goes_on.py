"""Every page while nothing can be written."""

from __future__ import annotations

from rapport.people.models import User
from rapport.people.roles import Role
from tests.failing import only_sqlite, read_only
from tests.house.doors import DOORS
from tests.house.doors.asking import answers, every
from tests.house.doors.knocking import Caller, undone
from tests.stage import Stage

# Keeps the key of a letter in a new session, so that the page's address does not tell it.
WRITE = {"account_reset_password_from_key"}


@only_sqlite
def test_whatever_can_be_read_is_read(stage: Stage) -> None:
    zoe = User.objects.create_user(
        "zoe@desk.example", "rapport-test", name="Zoe Roth", role=Role.ADMINISTRATOR
    )
    caller, refused = Caller(stage, zoe), set()
    for name, door, method in every(DOORS):
        if method != "GET" or not answers(door, method):
            continue
        with read_only(), undone():
            answer = caller.knock(name, door, method)
        if answer.status_code >= 500:
            refused.add(name)

    # The health check is there to say so.
    assert refused - WRITE == {"healthz"}
