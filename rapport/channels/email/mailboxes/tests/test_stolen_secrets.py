"""Stored secrets of a mailbox that is led to a stranger's server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from django.test import Client, override_settings

from conftest import MONDAY
from rapport.channels.email.models import Flow, Grant, Mailbox, Provider
from rapport.channels.email.oauth import actions as oauth
from rapport.channels.email.oauth.providers import Application
from rapport.channels.email.tests.dovecot import free_port
from rapport.core import secrets
from rapport.people.models import User
from rapport.people.sign_in import post

AGAIN = "Enter the password again"
SECRET_AGAIN = "Enter the client secret again"


@pytest.fixture
def thief() -> Iterator[tuple[int, list[bytes]]]:
    """Yield a listening mail server: its port, and the passwords that it was sent."""
    heard: list[bytes] = []

    def hear(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        if isinstance(data, LoginPassword):
            heard.append(data.password)
        return AuthResult(success=True)

    controller = Controller(
        Sink(), hostname="127.0.0.1", port=free_port(), auth_require_tls=False, authenticator=hear
    )
    controller.start()
    yield controller.port, heard
    controller.stop(no_assert=True)


def said(mailbox: Mailbox, **changes: Any) -> dict[str, Any]:
    """Return what the form says with every password left blank."""
    return {
        "name": mailbox.name,
        "address": mailbox.address,
        "queue": mailbox.queue_id,
        "user": mailbox.fetch_user,
        "fetch_host": mailbox.fetch_host,
        "fetch_port": mailbox.fetch_port,
        "fetch_security": mailbox.fetch_security,
        "fetch_protocol": "imap",
        "folders": "INBOX",
        "signs_in": "password",
        "flow": "person",
        "smtp_host": mailbox.smtp_host,
        "smtp_port": mailbox.smtp_port,
        "smtp_security": mailbox.smtp_security,
        **changes,
    }


@pytest.mark.servers
@pytest.mark.parametrize("then", ["trial", "reset"])
def test_a_listening_server_never_hears_the_stored_password(
    as_ada: Client,
    ada: User,
    mailbox: Mailbox,
    thief: tuple[int, list[bytes]],
    then: str,
) -> None:
    port, heard = thief
    Mailbox.objects.update(fetch_host="", fetch_password="")
    mailbox.refresh_from_db()
    url = f"/settings/mailboxes/{mailbox.pk}/"

    changes = said(mailbox, user="support", smtp_port=port, smtp_security="none")
    answer = as_ada.post(f"{url}change/", changes)
    if then == "trial":
        as_ada.post(f"{url}trial/", {"send": "yes"})
    else:
        through_us = "rapport.channels.email.sending.backend.DefaultMailboxBackend"
        with override_settings(EMAIL_BACKEND=through_us):
            post.send_reset_link.call(ada.email)

    assert b"geheim" not in heard
    assert answer.status_code == 422
    assert AGAIN in answer.content.decode()


@pytest.mark.parametrize(
    "change",
    [
        {"fetch_host": "imap.thief.example"},
        {"fetch_port": 994},
        {"fetch_security": "none"},
        {"fetch_protocol": "pop3", "fetch_port": 995},
        {"user": "thief"},
        {"smtp_host": "smtp.thief.example"},
        {"smtp_port": 466},
        {"smtp_security": "starttls"},
        {"smtp_user": "thief"},
    ],
    ids=lambda change: "+".join(change),
)
def test_another_server_or_user_needs_the_password_again(
    as_ada: Client, mailbox: Mailbox, change: dict[str, Any]
) -> None:
    url = f"/settings/mailboxes/{mailbox.pk}/change/"
    before = Mailbox.objects.values().get()

    refused = as_ada.post(url, said(mailbox, **change))

    assert refused.status_code == 422
    assert AGAIN in refused.content.decode()
    assert Mailbox.objects.values().get() == before, "it goes on as before"

    assert as_ada.post(url, said(mailbox, password="neu", **change)).status_code == 302
    mailbox.refresh_from_db()
    assert mailbox.incoming.password == mailbox.outgoing.password == "neu"


def test_a_server_that_was_cleared_gets_no_password_back(as_ada: Client, mailbox: Mailbox) -> None:
    url = f"/settings/mailboxes/{mailbox.pk}/change/"
    as_ada.post(url, said(mailbox, smtp_host=""))
    as_ada.post(url, said(mailbox, smtp_host="smtp.thief.example"))

    assert Mailbox.objects.get().outgoing.password == ""


def granted(mailbox: Mailbox, flow: str) -> dict[str, Any]:
    """Sign the mailbox in to by OAuth 2.0, and return what its form says of it."""
    application = {
        "client_id": "rapport",
        "tenant": "",
        "flow": flow,
        "authorise_url": "https://desk.example/authorise",
        "token_url": "https://desk.example/token",
        "scopes": "mail",
    }
    oauth.register(mailbox, Application(Provider.OTHER, secret="geheim", **application))
    mailbox.fetch_password = mailbox.smtp_password = ""
    mailbox.save()
    sealed = secrets.seal("token")
    Grant.objects.update(access_token=sealed, refresh_token=sealed, granted_at=MONDAY)
    return said(mailbox, signs_in="other", **application)


@pytest.mark.parametrize("flow", Flow.values)
@pytest.mark.parametrize(
    "change",
    [
        {"token_url": "https://thief.example/token"},
        {"client_id": "thief"},
        {"tenant": "thief"},
        {"scopes": "everything"},
        {"fetch_host": "imap.thief.example"},
        {"fetch_port": 994},
        {"fetch_security": "none"},
        {"user": "thief"},
        {"smtp_host": "smtp.thief.example"},
        {"smtp_port": 466},
        {"smtp_security": "none"},
        {"smtp_user": "thief"},
    ],
    ids=lambda change: "+".join(change),
)
def test_tokens_and_secrets_stay_with_their_application_and_servers(
    as_ada: Client, mailbox: Mailbox, flow: str, change: dict[str, Any]
) -> None:
    form = granted(mailbox, flow)
    url = f"/settings/mailboxes/{mailbox.pk}/change/"
    before = Grant.objects.values().get()

    refused = as_ada.post(url, {**form, **change})
    assert refused.status_code == 422
    assert SECRET_AGAIN in refused.content.decode()
    assert Grant.objects.values().get() == before

    assert as_ada.post(url, {**form, **change, "client_secret": "neu"}).status_code == 302
    grant = Grant.objects.get()
    assert (grant.access_token, grant.refresh_token, grant.granted_at) == ("", "", None)
    assert secrets.unseal(grant.client_secret) == "neu"


def test_a_change_of_nothing_that_binds_them_keeps_tokens(as_ada: Client, mailbox: Mailbox) -> None:
    form = granted(mailbox, Flow.PERSON)
    before = Grant.objects.values().get()

    answer = as_ada.post(f"/settings/mailboxes/{mailbox.pk}/change/", {**form, "name": "Help"})

    assert answer.status_code == 302
    assert Grant.objects.values().get() == before
