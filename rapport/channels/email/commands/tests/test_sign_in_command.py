"""Mailboxes with OAuth 2.0 or POP3, by command line."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from typer.testing import CliRunner, Result

from rapport.channels.email.commands import sign_in
from rapport.channels.email.commands.mailbox import app
from rapport.channels.email.models import Grant, Mailbox, Protocol
from rapport.channels.email.oauth import exchange
from rapport.channels.email.tests.authorisation import CLIENT, SECRET, AuthorisationServer
from rapport.channels.email.tests.dovecot import PASSWORD
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.pop3_server import Pop3Server
from rapport.channels.email.tests.servers import PostOffice
from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.tickets.models import Queue

pytestmark = [pytest.mark.servers, pytest.mark.django_db]

runner = CliRunner()


@pytest.fixture
def provider() -> Iterator[AuthorisationServer]:
    """Yield the authorisation server of the tests."""
    server = AuthorisationServer()
    yield server
    server.close()


@pytest.fixture
def office(small_imap: ImapServer, provider: AuthorisationServer) -> Iterator[PostOffice]:
    """Yield a post office whose servers check tokens with that authorisation server."""
    office = PostOffice(small_imap)
    small_imap.tokens = office.tokens = provider
    office.open()
    yield office
    office.close()


def add(office: PostOffice, provider: AuthorisationServer, folder: Path, *more: str) -> Result:
    """Connect the support mailbox there."""
    secret = folder / "secret"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    return runner.invoke(
        app,
        [
            *("add", "Support", "--address", "support@desk.example", "--provider", "other"),
            *("--client-id", CLIENT, "--client-secret-file", str(secret)),
            *("--authorise-url", f"{provider.address}/authorise"),
            *("--token-url", f"{provider.address}/token", "--scopes", "mail"),
            *("--device-url", f"{provider.address}/device"),
            *("--imap-host", office.imap.host, "--imap-port", str(office.imap.port)),
            *("--smtp-host", office.host, "--smtp-port", str(office.port)),
            *("--imap-security", "none", "--smtp-security", "none", *more),
        ],
    )


def test_a_person_signs_in_and_pastes_the_address(
    office: PostOffice,
    provider: AuthorisationServer,
    support_queue: Queue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    added = add(office, provider, tmp_path)
    assert added.exit_code == 0, added.output
    assert "Now sign in: rapport mailbox sign-in" in added.stdout
    (listed,) = json.loads(runner.invoke(app, ["list", "--json"]).stdout)
    assert (listed["signs_in"], listed["needs_sign_in"]) == ("other", True)

    Browser(monkeypatch)
    done = runner.invoke(app, ["sign-in", "Support"])
    assert done.exit_code == 0, done.output
    tried = runner.invoke(app, ["test", "Support", "--send"])
    assert tried.exit_code == 0, tried.output
    assert "It came back to INBOX." in tried.stdout


class Browser:
    """Somebody who opens the printed address, says yes, and pastes where it ends."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, forge: bool = False) -> None:
        self._address, self._forge = "", forge
        real = exchange.sign_in_address

        def note(grant: Grant, **more: str) -> str:
            self._address = real(grant, **more)
            return self._address

        monkeypatch.setattr(exchange, "sign_in_address", note)
        monkeypatch.setattr(sign_in, "_pasted", self.readline)

    def readline(self) -> str:
        """Return the address at which the browser ends."""
        led = requests.get(self._address, allow_redirects=False, timeout=5).headers["Location"]
        return re.sub(r"state=\w+", "state=forged", led) if self._forge else f"  {led}\n"


def test_an_answer_to_another_question_is_refused(
    office: PostOffice,
    provider: AuthorisationServer,
    support_queue: Queue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(office, provider, tmp_path)
    Browser(monkeypatch, forge=True)
    refused = runner.invoke(app, ["sign-in", "Support"])
    assert isinstance(refused.exception, Invalid)
    assert not Grant.objects.get().refresh_token


def test_a_person_types_a_code_in_on_another_device(
    office: PostOffice, provider: AuthorisationServer, support_queue: Queue, tmp_path: Path
) -> None:
    add(office, provider, tmp_path)

    def approve() -> None:
        while not provider.seen:
            time.sleep(0.02)
        provider.device_approved = True

    threading.Thread(target=approve, daemon=True).start()
    done = runner.invoke(app, ["sign-in", "Support", "--device"])
    assert done.exit_code == 0, done.output
    assert "type in: WXYZ-1234" in done.stderr
    assert not Grant.objects.get().waits_for_a_person


def test_an_application_needs_nobody(
    office: PostOffice, provider: AuthorisationServer, support_queue: Queue, tmp_path: Path
) -> None:
    added = add(office, provider, tmp_path, "--application")
    assert "sign in" not in added.stdout
    assert runner.invoke(app, ["test", "Support"]).exit_code == 0
    assert isinstance(runner.invoke(app, ["sign-in", "Support"]).exception, Conflict)


def test_pop3_and_how_much_of_the_old_mail(support_queue: Queue) -> None:
    server = Pop3Server()
    base = ["add", "Support", "--address", "support@desk.example", "--password", PASSWORD]
    base += ["--pop3-host", server.host, "--pop3-port", str(server.port)]
    base += ["--pop3-security", "none", "--delete-after", "14"]
    try:
        for wrong in ("soon", "0d", "-3", "99999d"):
            assert isinstance(runner.invoke(app, [*base, "--from", wrong]).exception, Invalid)
        both = runner.invoke(app, [*base, "--imap-host", "imap.desk.example"])
        assert isinstance(both.exception, Invalid)
        done = runner.invoke(app, [*base, "--from", "30d"])
    finally:
        server.close()
    assert done.exit_code == 0, done.output
    mailbox = Mailbox.objects.get()
    assert (mailbox.fetch_protocol, mailbox.delete_after_days) == (Protocol.POP3, 14)
    assert mailbox.takes_since is not None
    assert (clock.now() - mailbox.takes_since).days == 30
