"""Mail arriving while processes die, and a count afterwards.

It finds every mail that is not there exactly once.
"""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass

from rapport.channels.email.tests.desk import Desk
from rapport.channels.email.tests.fetching_process import ADDRESS
from rapport.channels.email.tests.imap_server import ImapServer
from rapport.channels.email.tests.pipe_process import mail_of

PIPE = "rapport.channels.email.tests.pipe_process"
SETTLED = "SELECT count(*) FROM channels_inbound WHERE state <> 'kept'"


@dataclass(frozen=True)
class Ordeal:
    """The ordeal of a desk: how many mails, how many processes killed, in how many seconds."""

    mails: int
    kills: int
    seconds: float


def by_pipe(desk: Desk, mails: int, seed: int, *, patience: float) -> Ordeal:
    """Deliver by ``mail receive``, one process per mail, one in ten of them killed."""
    begun = time.monotonic()
    process = desk.run(PIPE, str(mails), str(seed))
    out, _ = process.communicate(timeout=patience)
    assert process.returncode == 0
    kills = int(out)
    assert desk.run(PIPE, "settle").wait(patience) == 0
    return Ordeal(mails, kills, time.monotonic() - begun)


def by_imap(desk: Desk, imap: ImapServer, mails: int, seed: int, *, patience: float) -> Ordeal:
    """Put mails in the mailbox; start a process that fetches them, kill it, start the next."""
    begun = time.monotonic()
    chance = random.Random(seed)
    for number in range(1, mails + 1):
        imap.deliver(ADDRESS, mail_of(number))
    kills = 0
    while desk.count(SETTLED) < mails:
        assert time.monotonic() - begun < patience, f"{desk.count(SETTLED)} after {kills} kills"
        process = desk.watch()
        goal = min(desk.count(SETTLED) + chance.randint(20, max(70, mails // 25)), mails)
        while desk.count(SETTLED) < goal and time.monotonic() - begun < patience:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1
    return Ordeal(mails, kills, time.monotonic() - begun)


def faults(desk: Desk, mails: int) -> Iterator[str]:
    """Yield every difference from each mail having come exactly once."""
    wanted = {
        "messages": ("SELECT count(*) FROM tickets_message", mails),
        "different messages": ("SELECT count(DISTINCT text) FROM tickets_message", mails),
        "arrivals not read": ("SELECT count(*) FROM channels_inbound WHERE state = 'kept'", 0),
        "arrivals parked": ("SELECT count(*) FROM channels_inbound WHERE state = 'parked'", 0),
        "arrivals on tickets": (
            "SELECT count(*) FROM channels_inbound WHERE state IN ('opened', 'appended')",
            mails,
        ),
        "tickets without a message": (
            "SELECT count(*) FROM tickets_ticket t WHERE NOT EXISTS "
            "(SELECT 1 FROM tickets_message m WHERE m.ticket_id = t.id)",
            0,
        ),
        "tickets without their event": (
            "SELECT (SELECT count(*) FROM tickets_ticket) - "
            "(SELECT count(*) FROM timeline_event WHERE kind = 'ticket.opened')",
            0,
        ),
    }
    for name, (query, right) in wanted.items():
        found = desk.count(query)
        if found != right:
            yield f"{found} {name}, should be {right}"
    (integrity,) = desk.ask("PRAGMA integrity_check")
    if integrity != ("ok",):
        yield f"the database is damaged: {integrity}"
