"""A mail server that kills some of its deliveries.

It hands mails to ``rapport mail receive``. ``python -m rapport.channels.email.tests.pipe_process
MAILS SEED`` gives each mail to a process of its own, ``AT_ONCE`` at a time, again and again until
one ends with status 0, as a mail server does; about one in ten is killed (SIGKILL) at a random
moment of its life. Prints the number of kills. ``… settle`` processes what killed processes had
kept, as ``rapport serve`` does.

Each process is forked from this one, which has the program loaded and nothing open: ten thousand
starts of an interpreter would take hours and test nothing more.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from pathlib import Path

from rapport.core import django

AT_ONCE = 4
KILLED = 0.1
# Long enough for a kill at any point of the work, even on a busy machine.
LIVES_SECONDS = 0.3


def mail_of(number: int) -> bytes:
    """Return mail ``number``; every fifth answers what the same customer wrote before.

    Each customer writes fifty mails: more within an hour would be taken for a loop.
    """
    who = number % 50 + number // 2500 * 50
    answers = f"In-Reply-To: <{number - 50}@crash.example>\n" if number % 5 == 0 else ""
    return (
        f"From: Customer {who} <c{who}@crash.example>\nTo: support@desk.example\n"
        f"Subject: Matter {number}\nMessage-ID: <{number}@crash.example>\n{answers}"
        f"Date: Mon, 02 Mar 2026 09:00:00 +0000\n\nWords of mail {number}.\n"
    ).encode()


@dataclass
class Server:
    """The mail server: its queue and its running deliveries."""

    mails: int
    chance: random.Random
    kills: int = 0
    waiting: list[int] = field(default_factory=list)
    running: dict[int, tuple[int, float]] = field(default_factory=dict)

    def deliver(self) -> int:
        """Deliver everything; return how many processes were killed."""
        self.waiting = list(range(self.mails, 0, -1))
        while self.waiting or self.running:
            while self.waiting and len(self.running) < AT_ONCE:
                self._hand_over(self.waiting.pop())
            self._reap()
        return self.kills

    def _hand_over(self, number: int) -> None:
        pid = os.fork()
        if pid == 0:
            os._exit(_receive(number))
        dies = self.chance.random() < KILLED
        wait = self.chance.random() * LIVES_SECONDS if dies else 3600.0
        self.running[pid] = (number, time.monotonic() + wait)

    def _reap(self) -> None:
        now = time.monotonic()
        for pid, (number, dies_at) in list(self.running.items()):
            if now >= dies_at:
                os.kill(pid, signal.SIGKILL)
            ended, status = os.waitpid(pid, os.WNOHANG)
            if not ended:
                continue
            del self.running[pid]
            self.kills += os.WIFSIGNALED(status)
            if status != 0:
                self.waiting.append(number)
        time.sleep(0.001)


def _receive(number: int) -> int:
    """Run the command on the mail as its standard input, in this forked process."""
    import typer

    from rapport.channels.email.commands.receive import receive

    with tempfile.TemporaryFile() as raw:
        raw.write(mail_of(number))
        raw.seek(0)
        os.dup2(raw.fileno(), 0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.stdin = os.fdopen(0, "r", closefd=False)
    try:
        receive(Path("-"), mailbox="Support", as_json=True)
    except typer.Exit as end:
        return end.exit_code
    return 0


def settle() -> None:
    """Process what was kept and not processed, until nothing is left."""
    from rapport.channels.arrivals.actions.recover import settle_abandoned
    from rapport.core import clock

    while settle_abandoned(clock.now() + timedelta(hours=1)):
        pass


if __name__ == "__main__":
    django.start()
    if sys.argv[1] == "settle":
        settle()
    else:
        from django.db import connections

        # Loaded before the first fork, so that no child pays for them.
        for module in ("rapport.channels.arrivals.rules", "rapport.channels.email.transport"):
            import_module(module)

        connections.close_all()
        kills = Server(int(sys.argv[1]), random.Random(int(sys.argv[2]))).deliver()
        sys.stdout.write(f"{kills}\n")
