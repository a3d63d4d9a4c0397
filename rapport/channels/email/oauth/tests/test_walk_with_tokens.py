"""Mail in and answers out, while tokens expire every second.

With real processes.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from rapport.channels.email.tests.authorisation import CLIENT, SECRET, AuthorisationServer
from rapport.channels.email.tests.desk import Desk
from rapport.channels.email.tests.fetching_process import ADDRESS
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.email.tests.writing import mail

pytestmark = [pytest.mark.servers, pytest.mark.slow]

DORA = "dora@nordwind.example"
TICKETS = "SELECT count(*) FROM tickets_ticket"
GONE = "SELECT failure LIKE '%omebody needs to sign in again%' FROM email_mailbox"
WAITING = (
    "SELECT m.state, m.attempts, m.due_at, m.reason, s.reason, s.failures, s.until"
    " FROM tickets_outgoing m LEFT JOIN tickets_standstill s ON s.id = m.standstill_id"
)
FAILS = "SELECT failure <> '' FROM email_mailbox"


@pytest.fixture
def provider() -> Iterator[AuthorisationServer]:
    """Yield an authorisation server whose access tokens are good for a second."""
    server = AuthorisationServer(life=1.0)
    yield server
    server.close()


@pytest.fixture
def office(provider: AuthorisationServer) -> Iterator[PostOffice]:
    """Yield a post office whose servers check tokens with that authorisation server."""
    imap = ImapServer()
    imap.trust(provider)
    office = PostOffice(imap)
    office.tokens = provider
    office.open()
    yield office
    office.close()


@pytest.fixture
def desk(desk_home: Path, office: PostOffice, provider: AuthorisationServer) -> Desk:
    """Return a desk with one mailbox there, signed in to at the terminal."""
    desk = Desk(desk_home)
    rapport(desk, "user", "add", "ada@desk.example", "--name", "Ada", "--role", "administrator")
    secret = desk_home.with_name("secret")
    secret.write_text(SECRET, encoding="utf-8")
    rapport(
        desk,
        *("mailbox", "add", "Support", "--address", ADDRESS, "--provider", "other"),
        *("--client-id", CLIENT, "--client-secret-file", str(secret)),
        *("--authorise-url", f"{provider.address}/authorise"),
        *("--token-url", f"{provider.address}/token"),
        *("--imap-host", office.imap.host, "--imap-port", str(office.imap.port)),
        *("--smtp-host", office.host, "--smtp-port", str(office.port)),
        *("--imap-security", "none", "--smtp-security", "none"),
    )
    sign_in(desk)
    return desk


def rapport(desk: Desk, *arguments: str) -> None:
    """Run a command; the first person's password comes by standard input."""
    command = [sys.executable, "-m", "rapport.cli", *arguments]
    if arguments[0] == "user":
        command.append("--password-stdin")
    done = subprocess.run(
        command,
        env=desk.environment,
        input="a lamp on the desk\n",
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


def sign_in(desk: Desk) -> None:
    """Open the address that the command prints, say yes, and paste where the browser ends."""
    with subprocess.Popen(
        [sys.executable, "-m", "rapport.cli", "mailbox", "sign-in", "Support"],
        env=desk.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        address = next(line for line in process.stderr if line.startswith("http")).strip()
        led = requests.get(address, allow_redirects=False, timeout=5).headers["Location"]
        process.communicate(f"{led}\n", timeout=60)
        assert process.returncode == 0


def confirmed(desk: Desk, office: PostOffice, count: int) -> None:
    """Wait until ``count`` confirmations have reached Dora."""
    until = time.monotonic() + 60
    while len(office.imap.messages(DORA)) < count:
        assert time.monotonic() < until, f"no answer went out: {desk.ask(WAITING)}"
        time.sleep(0.1)


def test_mail_in_and_answers_out_while_tokens_end_and_after_the_leave_was_taken_back(
    desk: Desk, office: PostOffice, provider: AuthorisationServer
) -> None:
    worker = desk.run("rapport.cli", "serve", "--role", "worker")
    try:
        for number in range(1, 5):
            office.imap.deliver(ADDRESS, mail(subject=f"Mail {number}"))
            desk.wait_for(TICKETS, number)
            confirmed(desk, office, number)
            time.sleep(1.1)
        renewed = [seen for seen in provider.seen if seen["grant_type"] == "refresh_token"]
        assert len(renewed) >= 3
        assert provider.leaves[0].is_good, "a refresh token was used twice"

        provider.revoke()
        office.imap.stop()
        office.imap.start()
        desk.wait_for(GONE, 1)
        asked = len(provider.seen)
        office.imap.deliver(ADDRESS, mail(subject="Meanwhile"))
        time.sleep(5)
        assert len(provider.seen) == asked, "it asked again for what was refused for good"

        sign_in(desk)
        desk.wait_for(TICKETS, 5, seconds=30)
        desk.wait_for(FAILS, 0)
        confirmed(desk, office, 5)
    finally:
        worker.kill()
        worker.wait()
