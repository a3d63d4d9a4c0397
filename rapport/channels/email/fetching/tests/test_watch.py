"""A process that watches a mailbox.

It hears of new mail at once, and is patient while the server is away.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapport.channels.email.tests.desk import Desk
from rapport.channels.email.tests.fetching_process import ADDRESS
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.servers import IMAP_SERVERS, Imap
from rapport.channels.email.tests.writing import mail

pytestmark = [pytest.mark.servers, pytest.mark.slow]

TICKETS = "SELECT count(*) FROM tickets_ticket"
LOOKED = "SELECT fetched_at IS NOT NULL FROM email_mailbox"
FAILS = "SELECT failure <> '' FROM email_mailbox"
NEVER = 3600.0


@pytest.fixture(params=sorted(IMAP_SERVERS))
def imap(request: pytest.FixtureRequest) -> Iterator[Imap]:
    """Yield each IMAP server that this machine has."""
    server = IMAP_SERVERS[request.param]()
    server.start()
    yield server
    server.close()


@pytest.fixture
def desk(desk_home: Path, imap: Imap) -> Desk:
    desk = Desk(desk_home)
    desk.set_up(imap.host, imap.port)
    return desk


@pytest.fixture
def watching(desk: Desk) -> Iterator[subprocess.Popen[bytes]]:
    """Yield the process once it has fetched for the first time; it never polls again."""
    process = desk.watch(poll_seconds=NEVER)
    desk.wait_for(LOOKED, 1)
    yield process
    process.kill()
    process.wait()


def test_the_server_tells_of_new_mail_at_once(
    desk: Desk, imap: Imap, watching: subprocess.Popen[bytes]
) -> None:
    for number in (1, 2):
        imap.deliver(ADDRESS, mail(subject=f"Mail {number}"))
        desk.wait_for(TICKETS, number)


def test_a_server_that_goes_away_is_waited_for(
    desk: Desk, imap: Imap, watching: subprocess.Popen[bytes]
) -> None:
    imap.deliver(ADDRESS, mail(subject="Before"))
    desk.wait_for(TICKETS, 1)
    imap.stop()
    desk.wait_for(FAILS, 1)
    (failure,) = desk.ask("SELECT failure FROM email_mailbox")
    assert "127.0.0.1" in str(failure[0])

    imap.deliver(ADDRESS, mail(subject="Meanwhile"))
    imap.start()
    desk.wait_for(TICKETS, 2)
    desk.wait_for(FAILS, 0)
    kinds = desk.ask("SELECT kind FROM timeline_event WHERE kind LIKE 'mailbox.%' ORDER BY id")
    assert kinds == [("mailbox.fetching_failed",), ("mailbox.fetches_again",)]


def test_two_processes_watch_and_each_mail_is_taken_once(
    desk: Desk, imap: Imap, watching: subprocess.Popen[bytes]
) -> None:
    second = desk.watch()
    try:
        for number in range(1, 6):
            imap.deliver(ADDRESS, mail(subject=f"Mail {number}"))
        desk.wait_for(TICKETS, 5)
    finally:
        second.kill()
        second.wait()
    assert desk.count("SELECT count(*) FROM channels_inbound") == 5


@pytest.mark.parametrize("refuses", [False, True])
def test_a_server_that_does_not_tell_is_asked(desk_home: Path, refuses: bool) -> None:
    """Also one that offers IDLE and then refuses it."""
    server = ImapServer(idle=refuses)
    server.faults.no_idle = refuses
    server.start()
    desk = Desk(desk_home)
    desk.set_up(server.host, server.port)
    process = desk.watch(poll_seconds=0.5)
    try:
        desk.wait_for(LOOKED, 1)
        for number in (1, 2):
            server.deliver(ADDRESS, mail(subject=f"Mail {number}"))
            desk.wait_for(TICKETS, number)
            until = time.monotonic() + 30
            while refuses and "IDLE" not in server.seen_commands and time.monotonic() < until:
                time.sleep(0.05)
    finally:
        process.kill()
        process.wait()
        server.close()
    assert server.seen_commands.count("IDLE") == refuses
    assert server.seen_commands.count("CAPABILITY") <= 2, "it connected again"


def test_a_server_that_lets_nobody_in_is_not_hammered(desk_home: Path) -> None:
    server = ImapServer()
    server.start()
    desk = Desk(desk_home)
    desk.set_up(server.host, server.port, password="wrong")
    process = desk.watch(poll_seconds=0.2)
    try:
        desk.wait_for(FAILS, 1)
        time.sleep(6)
        tries = [command for command in server.seen_commands if command.startswith("LOGIN")]
        assert 2 <= len(tries) <= 5
    finally:
        process.kill()
        process.wait()
        server.close()
