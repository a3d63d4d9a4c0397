"""Mail while nothing can be written, which stays where it is.

A limit on the size of files stands for the disk: it can be set for a process that runs.
"""

from __future__ import annotations

import resource
import smtplib
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rapport.channels.email.tests.desk import Desk
from rapport.channels.email.tests.fetching_process import ADDRESS
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.writing import DORA, mail

pytestmark = [pytest.mark.servers, pytest.mark.slow]

COMMAND = "rapport.cli"
TICKETS = "SELECT count(*) FROM tickets_ticket"
KEPT = "SELECT count(*) FROM channels_inbound"
NOT_SAFE = 75


@contextmanager
def full(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Let a process write nothing more."""
    before = resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, before)


@pytest.fixture
def imap() -> Iterator[ImapServer]:
    server = ImapServer()
    server.start()
    yield server
    server.close()


@pytest.fixture
def desk(desk_home: Path, imap: ImapServer) -> Desk:
    desk = Desk(desk_home)
    desk.set_up(imap.host, imap.port)
    return desk


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Yield the processes that a test starts, and end them after it."""
    processes: list[subprocess.Popen[bytes]] = []
    yield processes
    for process in processes:
        process.kill()
        process.wait()


def test_mail_stays_where_it_is_and_comes_once(
    desk: Desk, imap: ImapServer, started: list[subprocess.Popen[bytes]]
) -> None:
    """By a mail server, by a pipe and from a mailbox."""
    listener = desk.run(COMMAND, "mail", "listen", "--port", "0")
    watching = desk.watch()
    started += [listener, watching]
    assert listener.stdout is not None
    host, _colon, port = listener.stdout.readline().decode().split()[-1].rpartition(":")
    desk.wait_for("SELECT fetched_at IS NOT NULL FROM email_mailbox", 1)

    with full(listener), full(watching), smtplib.SMTP(host, int(port)) as client:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            client.sendmail(DORA, [ADDRESS], mail(subject="Handed over"))
        imap.deliver(ADDRESS, mail(subject="Fetched"))
        assert piped(desk, is_full=True) == NOT_SAFE
    assert refused.value.smtp_code == 451
    assert desk.count(KEPT) == 0

    assert piped(desk, is_full=False) == 0
    with smtplib.SMTP(host, int(port)) as client:
        client.sendmail(DORA, [ADDRESS], mail(subject="Handed over"))
    desk.wait_for(TICKETS, 3)
    assert desk.count(KEPT) == 3
    assert [path.name for path in desk.home.rglob("files/*/*.*")] == [], "nothing half is left"


def piped(desk: Desk, *, is_full: bool) -> int:
    process = desk.run(COMMAND, "mail", "receive", "-")
    if is_full:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, 0))
    process.communicate(mail(subject="Piped"), timeout=60)
    return process.returncode
