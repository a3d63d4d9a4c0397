"""Known addresses, and keeping mail that servers hand over.

Runs in threads.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from django.db import Error, close_old_connections, connection

from rapport.channels.arrivals.actions import Raw, keep_one, make_sure, settle
from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.models import Inbound
from rapport.core import clock

log = logging.getLogger(__name__)

CHANNEL = "email"


@dataclass(frozen=True)
class Envelope:
    """The sender of a mail and the server that hands it over, as stated before it comes."""

    sender: str
    greeting: str
    peer: str
    by: str


def account_of(address: str) -> str:
    """Return the account of the mailbox that receives mail to the address, empty if none does."""
    close_old_connections()
    try:
        owner = Mailboxes.load("").owner(address)
    finally:
        connection.close()
    return str(owner.pk) if owner is not None else ""


def keep_for(accounts: Mapping[str, str], content: bytes, envelope: Envelope) -> list[Inbound]:
    """Keep a mail for each account, with the address it was for; it is on disk on return.

    Raises OSError and django.db.Error when it is not.
    """
    close_old_connections()
    at = clock.now()
    try:
        kept = []
        for account, address in accounts.items():
            raw = _stamped(content, envelope, address, at)
            place = Raw(f"handed:{uuid.uuid4()}", raw, at)
            kept.append(keep_one(place, channel=CHANNEL, account=account, at=at))
        for inbound in kept:
            make_sure(inbound)
        return kept
    finally:
        connection.close()


def settle_all(kept: list[Inbound]) -> None:
    """Process kept mails. Those that fail now are left to the server's worker."""
    close_old_connections()
    try:
        for inbound in kept:
            settle(inbound)
    except Error:
        log.warning("What was kept is processed when the database answers", exc_info=True)
    finally:
        connection.close()


def _stamped(content: bytes, envelope: Envelope, address: str, at: datetime) -> bytes:
    """Add the headers that the last server writes (RFC 5321 §4.4): Return-Path and Received."""
    lines = [
        f"Return-Path: <{envelope.sender}>",
        f"Delivered-To: {address}",
        f"Received: from {envelope.greeting} ({envelope.peer}) by {envelope.by} with rapport;",
        f" {format_datetime(at)}",
    ]
    # A value must not break into a second line: whatever was said stays within its own.
    head = "".join(" ".join(line.splitlines()) + "\r\n" for line in lines)
    return head.encode("utf-8", "replace") + content
