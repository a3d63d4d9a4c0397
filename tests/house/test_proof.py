"""Settings that ask for the password again, and those that need not."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rapport.people.models import User
from rapport.people.roles import Role
from rapport.timeline.models import Event
from tests.house.doors import DOORS
from tests.house.doors.knocking import AGAIN, routes
from tests.stage import Stage

# Who may come in, as whom, with which keys; and where mail, and with it links to come in, goes.
ASK = {
    *("colleague_role", "colleague_deactivation", "colleague_reactivation", "colleague_sign_out"),
    *("invite", "invitation_again", "tokens", "backups", "mail_keys", "mail_key_removal"),
    *("mailbox_connect", "mailbox_change", "mailbox_sign_in", "mailbox_confirmation"),
}
PACKAGE = "allauth asks by itself, or for the current password"
TAKES_AWAY = "takes access away: who is attacked must be quick"
WORK = "everyday work on the desk: it lets nobody in and moves no mail elsewhere"
SHOWS = "only shows, or leads to where it moved"
OTHERS = {
    PACKAGE: {name for name, _path in routes() if name.startswith(("mfa_", "account_"))},
    TAKES_AWAY: {
        *("token_revocation", "everybodys_token_revocation", "sign_out_elsewhere"),
        *("invitation_withdrawal", "mailbox_disconnection"),
    },
    SHOWS: {
        *("settings", "people", "colleague", "mailboxes", "mailbox", "everybodys_tokens"),
        *("company_preview", "system", "mailbox_signed_in", "parked", "arrival", "arrivals"),
    },
    # Everything else is of this kind; what is new is looked at by whoever adds it.
}


@pytest.fixture(autouse=True)
def lately_proven() -> None:
    """Ask as a desk does."""


@pytest.fixture
def client(stage: Stage) -> Client:
    """Return an administrator's browser, left open since yesterday."""
    User.objects.filter(pk=stage.ada.pk).update(role=Role.ADMINISTRATOR)
    client = Client()
    client.force_login(stage.ada)
    return client


@pytest.mark.parametrize("name", sorted(ASK))
def test_what_matters_asks_again_and_changes_nothing(
    client: Client, stage: Stage, name: str
) -> None:
    door = DOORS[name]
    address = reverse(name, args=[stage.value(arg) for arg in door.args])
    method = client.post if "POST" in door.methods else client.get
    before = Event.objects.count()

    answer = method(address)

    assert answer.status_code == 302
    leads_back = method == client.post and answer.headers["Location"] == "/"
    asked = client.get(address) if leads_back else answer
    assert asked.headers["Location"].startswith(AGAIN)
    assert Event.objects.count() == before


def test_what_does_not_ask_has_its_reason(client: Client, stage: Stage) -> None:
    """Ask each other route of the settings that takes a form: none asks by accident."""
    named = {name for names in OTHERS.values() for name in names} | ASK
    for name, path in routes():
        if not path.startswith(("settings/", "team/")) or name in named or name not in DOORS:
            continue
        door = DOORS[name]
        if "POST" not in door.methods:
            continue
        address = reverse(name, args=[stage.value(arg) for arg in door.args])
        answer = client.post(address, {})
        assert not answer.headers.get("Location", "").startswith(AGAIN), f"{name}: {WORK}?"


def test_who_confirms_goes_on_with_what_was_sent(client: Client, stage: Stage) -> None:
    address = reverse("colleague_role", args=[stage.bea.pk])
    asked = client.post(address, {"role": "lead"})

    client.post(asked.headers["Location"], {"password": "rapport-test", "next": address})

    stage.bea.refresh_from_db()
    assert stage.bea.role == "lead"


def test_a_password_of_a_mailbox_is_kept_in_no_session(client: Client, stage: Stage) -> None:
    address = reverse("mailbox_connect")
    client.post(address, {"smtp_password": "a secret of a mailbox"})

    assert "a secret of a mailbox" not in str(dict(client.session))
