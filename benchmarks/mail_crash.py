"""The command ``bin/bench mail-crash [--mails 10000] [--seed 1] [--by pipe|imap]``.

Mails arrive by ``rapport mail receive`` and by IMAP while processes are killed at random
(SIGKILL); then they are counted: each must be there exactly once. Exit status 1 when one is not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rapport.channels.email.tests.crashing import Ordeal, by_imap, by_pipe, faults
from rapport.channels.email.tests.desk import Desk
from rapport.channels.email.tests.imap_server import ImapServer

# On any machine, a slower run hangs.
SECONDS_A_MAIL = 2.0


def main(arguments: Sequence[str]) -> int:
    """Run both ways, or the named one; return the exit status."""
    parser = argparse.ArgumentParser(prog="bin/bench mail-crash", description=__doc__)
    parser.add_argument("--mails", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--by", choices=("pipe", "imap"), help="both without it")
    options = parser.parse_args(arguments)
    ways = [options.by] if options.by else ["pipe", "imap"]
    return max([_try(way, options.mails, options.seed) for way in ways])


def _try(way: str, mails: int, seed: int) -> int:
    patience = 120 + mails * SECONDS_A_MAIL
    server = ImapServer()
    server.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Path(folder) / "home")
            desk.set_up(server.host, server.port)
            if way == "pipe":
                ordeal = by_pipe(desk, mails, seed, patience=patience)
            else:
                ordeal = by_imap(desk, server, mails, seed, patience=patience)
            wrong = list(faults(desk, mails))
    finally:
        server.close()
    _say(way, ordeal, wrong)
    return 1 if wrong else 0


def _say(way: str, ordeal: Ordeal, wrong: list[str]) -> None:
    rate = ordeal.mails / ordeal.seconds
    sys.stdout.write(
        f"by {way}: {ordeal.mails:,} mails, {ordeal.kills:,} processes killed, "
        f"{ordeal.seconds:,.0f} s, {rate:,.0f} mails a second: "
        f"{'; '.join(wrong) or 'each is there exactly once'}\n"
    )
    sys.stdout.flush()
