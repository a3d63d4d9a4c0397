"""The completeness of the catalogue: no page goes unmeasured."""

from __future__ import annotations

from django.test import Client
from django.urls import resolve, reverse

from rapport.people.roles import Role
from tests.house.doors import DOORS
from tests.journeys.catalogue import AGENT, MANAGER, STRANGER, states
from tests.stage import Stage

# Pages that one is sent to, or that look like another of the catalogue; each with its reason.
ELSEWHERE = {
    "account_logout": "asks one question, as account_reauthenticate does",
}


def test_every_page_is_in_the_catalogue(stage: Stage) -> None:
    stage.ada.role = Role.ADMINISTRATOR
    stage.ada.save()
    stranger, administrator = Client(), Client()
    administrator.force_login(
        stage.ada, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    named = {name: str(stage.value(name)) for name in vars(stage)}
    listed = [*STRANGER, *MANAGER, *AGENT, *(state.address for state in states())]
    known = {
        resolve(address.format(**named).partition("?")[0]).url_name
        for address in listed
        if address != "/no/such/page/"
    }

    missing = []
    for name, door in DOORS.items():
        if "GET" not in door.methods or door.token or name in known or name in ELSEWHERE:
            continue
        address = reverse(name, args=[stage.value(arg) for arg in door.args])
        client = stranger if door.public else administrator
        answer = client.get(address)
        if answer.status_code == 200 and b"<main" in b"".join(answer):
            missing.append(f"{address} ({name})")

    assert not missing, "\n".join(["Add to tests/journeys/catalogue.py:", *missing])
