"""Headers of every answer, such as who may keep it."""

from __future__ import annotations

from rapport.people.models import User
from rapport.people.roles import Role
from tests.house.doors import DOORS
from tests.house.doors.asking import answers, every
from tests.house.doors.knocking import Caller, undone
from tests.stage import Stage

# The same for everybody, and under an address of its own for each version.
PUBLIC = {"company_logo", "company_style", "stylesheet"}
# Large, and never changed: who reads on may keep them, and no proxy.
PRIVATE = {"attachment", "mail_picture", "ticket_picture"}
ALWAYS = {
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
}


def test_only_public_files_and_attachments_are_kept(stage: Stage) -> None:
    zoe = User.objects.create_user(
        "zoe@desk.example", "rapport-test", name="Zoe Roth", role=Role.ADMINISTRATOR
    )
    kept: set[str] = set()
    private: set[str] = set()
    bare: dict[str, set[str]] = {}
    for caller in (Caller(stage, zoe), Caller(stage, None)):
        for name, door, method in every(DOORS):
            if not answers(door, method):
                continue
            with undone():
                headers = caller.knock(name, door, method).headers
            said = headers.get("Cache-Control", "")
            if "no-store" not in said:
                (private if said.startswith("private") else kept).add(name)
            if missing := ALWAYS - headers.keys():
                bare[f"{method} {name}"] = missing

    assert kept <= PUBLIC
    assert private <= PRIVATE
    assert bare == {}
