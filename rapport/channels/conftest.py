"""Shared fixtures: a mailbox, and ways for mail to arrive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import count

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.channels.email.models import Mailbox
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.reading import read
from rapport.channels.models import Inbound
from rapport.core import secrets
from rapport.tickets.models import Message, Queue, Ticket

Arrive = Callable[..., Inbound]
Kept = Callable[..., Arrival]


def ticket_of(inbound: Inbound) -> Ticket:
    """Return the ticket that an arrival led to."""
    assert inbound.ticket is not None, inbound.reason
    return inbound.ticket


def message_of(inbound: Inbound) -> Message:
    """Return the message that an arrival became."""
    assert inbound.message is not None, inbound.reason
    return inbound.message


@pytest.fixture
def mailbox(support_queue: Queue) -> Mailbox:
    """Return the mailbox support@desk.example, whose servers nobody contacts in these tests."""
    return Mailbox.objects.create(
        name="Support",
        address="support@desk.example",
        queue=support_queue,
        is_default=True,
        connected_at=MONDAY,
        fetch_host="127.0.0.1",
        fetch_user="support",
        fetch_password=secrets.seal("geheim"),
        smtp_host="127.0.0.1",
        smtp_user="support",
        smtp_password=secrets.seal("geheim"),
    )


@pytest.fixture
def billing_mailbox(billing_queue: Queue, mailbox: Mailbox) -> Mailbox:
    """Return the mailbox billing@desk.example."""
    return Mailbox.objects.create(
        name="Billing",
        address="billing@desk.example",
        queue=billing_queue,
        connected_at=MONDAY,
        smtp_host="127.0.0.1",
    )


@pytest.fixture
def arrive(mailbox: Mailbox) -> Arrive:
    """Return a function that takes a raw mail in, by default to support, and settles it."""
    numbers = count(1)

    def arrive(raw: bytes, at: datetime = MONDAY, into: Mailbox = mailbox) -> Inbound:
        source = f"INBOX:7:{next(numbers)}"
        kept = keep_one(Raw(source, raw, at), channel="email", account=into.account, at=at)
        return settle(kept, at=at)

    return arrive


@pytest.fixture
def kept(mailbox: Mailbox) -> Kept:
    """Return a function that keeps a raw mail and reads it, but does not settle it."""
    numbers = count(1)

    def kept(raw: bytes, at: datetime = MONDAY) -> Arrival:
        source = f"INBOX:8:{next(numbers)}"
        inbound = keep_one(Raw(source, raw, at), channel="email", account=mailbox.account, at=at)
        return Arrival(inbound, read(inbound))

    return kept
