"""Messages that went out while the database refuses."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from rapport.channels.email.models import Mailbox, Server
from rapport.channels.email.sending import smtp
from rapport.channels.email.sending.compose import Letter
from rapport.channels.tests.test_standstills import queue_up, send
from rapport.core import blobs
from rapport.tickets.models import Outgoing, Ticket
from tests.failing import locked, no_room, only_sqlite

pytestmark = [only_sqlite, pytest.mark.django_db(transaction=True)]


def test_it_is_recorded_when_the_database_answers_and_goes_once(
    mailbox: Mailbox, ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    lock = ExitStack()

    def deliver(letter: Letter, server: Server, *, sender: str) -> dict[str, str]:
        taken.append(letter.to[0])
        lock.enter_context(locked())
        return {}

    rests: list[float] = []

    def rest(seconds: float) -> None:
        rests.append(seconds)
        if len(rests) == 2:
            lock.close()

    monkeypatch.setattr(smtp, "deliver", deliver)
    monkeypatch.setattr("rapport.channels.outbox.time.sleep", rest)
    queue_up(ticket, 1)
    send()

    assert (taken, len(rests)) == (["c0@nordwind.example"], 2)
    assert Outgoing.objects.get().state == Outgoing.State.SENT


def test_a_full_disk_parks_nothing(
    mailbox: Mailbox, ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deliver(letter: Letter, server: Server, *, sender: str) -> dict[str, str]:
        with no_room():
            blobs.keep(b"what was sent")
        return {}

    monkeypatch.setattr(smtp, "deliver", deliver)
    queue_up(ticket, 1)
    send()

    outgoing = Outgoing.objects.get()
    assert outgoing.state == Outgoing.State.QUEUED
    assert "disk is full" in outgoing.reason
