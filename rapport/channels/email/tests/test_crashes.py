"""Kills at random points while mail arrives: each mail once."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapport.channels.email.tests.desk import Desk
from rapport.channels.email.tests.fetching_process import ADDRESS
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.writing import mail

pytestmark = [pytest.mark.servers, pytest.mark.slow]

MAILS = 500
SECONDS = 120.0


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


def test_each_of_500_mails_is_there_once_however_often_the_process_dies(
    desk: Desk, imap: ImapServer
) -> None:
    chance = random.Random(20261121)
    for number in range(0, MAILS, 2):
        name = f"<{number}@nordwind.example>"
        imap.deliver(ADDRESS, mail(f"Question {number}.", subject=f"Q{number}", message_id=name))
        headers = {"In-Reply-To": name}
        imap.deliver(ADDRESS, mail(f"More on {number}.", subject=f"Q{number}", headers=headers))
    settled = "SELECT count(*) FROM channels_inbound WHERE state <> 'kept'"
    until = time.monotonic() + SECONDS
    kills = 0
    while desk.count(settled) < MAILS:
        assert time.monotonic() < until, f"{desk.count(settled)} after {kills} kills"
        process = desk.watch()
        goal = desk.count(settled) + chance.randint(20, 70)
        while desk.count(settled) < min(goal, MAILS) and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1

    assert kills >= 6
    assert desk.count("SELECT count(*) FROM channels_inbound") == MAILS
    states = desk.ask("SELECT state, count(*) FROM channels_inbound GROUP BY state ORDER BY state")
    assert states == [("appended", MAILS // 2), ("opened", MAILS // 2)]
    assert desk.count("SELECT count(*) FROM tickets_ticket") == MAILS // 2
    assert desk.count("SELECT count(DISTINCT subject) FROM tickets_ticket") == MAILS // 2
    assert desk.count("SELECT count(*) FROM tickets_message") == MAILS
    assert desk.count("SELECT count(DISTINCT text) FROM tickets_message") == MAILS
    opened = "SELECT count(*) FROM timeline_event WHERE kind = 'ticket.opened'"
    assert desk.count(opened) == MAILS // 2
    (integrity,) = desk.ask("PRAGMA integrity_check")
    assert integrity == ("ok",)
