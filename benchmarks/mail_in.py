"""The process that takes mails in, in turns with another desk's.

See ``benchmarks.turns``.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from email import policy
from email.parser import BytesParser
from itertools import count
from unittest.mock import patch
from uuid import uuid4

import django

django.setup()

from django.conf import settings
from django.db import connection

from benchmarks import letters
from benchmarks.measure import Act
from benchmarks.turns import answer
from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.channels.email import message_ids
from rapport.channels.models import Inbound
from rapport.channels.parsed import Reference
from rapport.core import blobs, clock
from rapport.core.database.durability import never_on_disk
from rapport.customers.models import Identity
from rapport.tickets.models import Message, Outgoing, Ticket

# How many known customers write, and how many tickets they answer, in turn; the same on all desks.
CUSTOMERS, ANSWERED = 200, 20

Letters = Callable[[], bytes]


def main() -> None:
    """Prepare the desk as if its mails had come by mail, then answer."""
    _remember_arrivals()
    number = count()
    kinds = {"new mails": _new(number), "replies": _replies(number)}
    acts: dict[str, Sequence[Act]] = {}
    for name, write in kinds.items():
        state = Inbound.State.OPENED if name == "new mails" else Inbound.State.APPENDED
        receive = _receive(write, state)
        acts[name] = receive, _Bare(write).receive
        in_a_hurry = _without_sync(receive), _without_sync(_Bare(write, synced=False).receive)
        acts[f"{name}, no sync"] = in_a_hurry
    answer(acts, {"messages": Message.objects.count(), "syncs": _syncs(acts["new mails"][0])})


def _receive(write: Letters, state: str) -> Act:
    """Return an act that takes a mail in as ``rapport mail receive`` does."""

    def receive() -> None:
        at = clock.now()
        place = Raw(f"pipe:{uuid4()}", write(), at)
        inbound = settle(keep_one(place, channel="email", account="", at=at))
        assert inbound.state == state, (inbound.state, inbound.reason)

    return receive


class _Bare:
    """The standard library's parser, the raw bytes on disk, and one row in one transaction."""

    def __init__(self, write: Letters, *, synced: bool = True) -> None:
        self._write = write
        self._parser = BytesParser(policy=policy.default)
        path = settings.HOME / f"bare-{uuid4()}.sqlite3"
        self._rows = sqlite3.connect(path, isolation_level=None)
        self._rows.executescript(settings.DATABASES["default"]["OPTIONS"]["init_command"])
        if not synced:
            self._rows.execute("PRAGMA synchronous=OFF")
        self._rows.execute("CREATE TABLE mail (digest, sender, subject, message_id, thread, body)")

    def receive(self) -> None:
        """Take one mail in."""
        raw = self._write()
        digest = blobs.keep(raw)
        mail = self._parser.parsebytes(raw)
        body = mail.get_body(("plain", "html"))
        assert body is not None
        thread = str(mail["In-Reply-To"] or mail["References"] or "")
        heads = str(mail["From"]), str(mail["Subject"]), str(mail["Message-ID"]), thread
        self._rows.execute("BEGIN IMMEDIATE")
        self._rows.execute(
            "INSERT INTO mail VALUES (?, ?, ?, ?, ?, ?)", (digest, *heads, body.get_content())
        )
        self._rows.execute("COMMIT")


def _new(number: Iterator[int]) -> Letters:
    """Return the senders of new mails: every other one is unknown to the desk."""
    mail = Identity.objects.filter(kind=Identity.Kind.MAIL).order_by("-pk")
    known = list(mail.values_list("value", flat=True)[:CUSTOMERS])

    def write() -> bytes:
        n = next(number)
        sender = known[n // 2 % len(known)] if n % 2 else f"newcomer-{n}@company.example"
        return letters.new(n, sender)

    return write


def _replies(number: Iterator[int]) -> Letters:
    """Return the senders of answers to the confirmations of tickets that are not closed."""
    tickets = Ticket.objects.unsolved().order_by("-pk")
    sent = [_last_sent(ticket) for ticket in tickets[: ANSWERED * 3]]
    answered = [each for each in sent if each][:ANSWERED]
    turn = count()

    def write() -> bytes:
        outgoing = answered[next(turn) % len(answered)]
        reference = Reference(outgoing.ticket_id, outgoing.pk)
        message_id = message_ids.make(reference, "desk.example")
        return letters.reply(next(number), outgoing.to[0], message_id)

    return write


def _last_sent(ticket: Ticket) -> Outgoing | None:
    return Outgoing.objects.filter(ticket=ticket).exclude(to=[]).order_by("-pk").first()


# The columns of an arrival that differ from any other.
ARRIVAL = {
    "channel": "'email'",
    "source": "'earlier:' || id",
    "size": "4000",
    "received_at": "at",
    "kept_at": "at",
    "settled_at": "at",
    "state": "'opened'",
    "external_id": "hex(randomblob(12)) || '@company.example'",
    "content_key": "hex(randomblob(32))",
    "ticket_id": "ticket_id",
    "message_id": "id",
}


def _remember_arrivals() -> None:
    """Record an arrival for every message of a customer; the demonstration does not."""
    usual = {
        str(field.column): field.get_db_prep_save(field.get_default(), connection)
        for field in Inbound._meta.concrete_fields
        if field.column not in ARRIVAL and not field.primary_key
    }
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO channels_inbound ({', '.join([*ARRIVAL, *usual])})"
            f" SELECT {', '.join([*ARRIVAL.values(), *['%s'] * len(usual)])}"
            " FROM tickets_message WHERE kind = 'inbound'",
            list(usual.values()),
        )


def _without_sync(act: Act) -> Act:
    """Return the act without waiting for the disk, to show what the waiting costs."""

    def hurry() -> None:
        with _no_sync():
            act()

    return hurry


@contextmanager
def _no_sync() -> Iterator[None]:
    with patch("os.fsync", lambda _: None), never_on_disk():
        yield


def _syncs(act: Act) -> int:
    """Count the syncs of files and folders that a mail costs, without those of the database."""
    act()
    with patch("os.fsync", wraps=os.fsync) as counted:
        act()
    return counted.call_count


if __name__ == "__main__":
    main()
