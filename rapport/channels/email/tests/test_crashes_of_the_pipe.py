"""Kills while mail comes by a pipe: each mail is kept once."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest

from rapport.channels.email.tests.crashing import by_pipe, faults
from rapport.channels.email.tests.desk import Desk
from rapport.channels.email.tests.writing import mail

pytestmark = [pytest.mark.servers, pytest.mark.slow]

MAILS = 150
SECONDS = 120.0


@pytest.fixture
def desk(desk_home: Path) -> Desk:
    """Yield a desk whose mailbox nobody watches."""
    desk = Desk(desk_home)
    desk.set_up("127.0.0.1", 1)
    return desk


def test_what_comes_by_a_pipe_is_there_once_however_often_processes_die(desk: Desk) -> None:
    """Runs ``mail receive`` as a mail server does, until it exits 0 (``bin/bench mail-crash``)."""
    ordeal = by_pipe(desk, MAILS, seed=7, patience=SECONDS)

    assert ordeal.kills >= 5
    assert list(faults(desk, MAILS)) == []


def test_a_mail_server_that_tries_again_after_a_crash_delivers_once(desk: Desk) -> None:
    """Runs ``mail receive`` as a mail server does, until it exits 0."""
    chance = random.Random(7)
    mails = 6
    crashes = 0
    for number in range(mails):
        raw = mail(f"Piped {number}.", subject=f"P{number}")
        for attempt in range(20):
            process = desk.run("rapport.cli", "mail", "receive", "-", "--json")
            assert process.stdin is not None
            try:
                process.stdin.write(raw)
                process.stdin.close()
                if attempt < 2 and number % 2 == 0:
                    time.sleep(chance.uniform(0.3, 1.5))
                    process.kill()
                code = process.wait(60)
            except BrokenPipeError:
                code = process.wait(60)
            assert process.stdout is not None
            if code == 0:
                answer = json.loads(process.stdout.read())
                assert answer["outcome"] in ("opened", "duplicate")
                break
            crashes += 1
    assert crashes >= 2
    assert desk.count("SELECT count(DISTINCT text) FROM tickets_message") == mails
    assert desk.count("SELECT count(*) FROM tickets_message") == mails
    assert desk.count("SELECT count(*) FROM tickets_ticket") == mails
