"""The accounts of all channels, and their condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from rapport.core.registry import Registry
from rapport.tickets.models import Queue


@dataclass(frozen=True)
class Outage:
    """A failure: since when, and why."""

    since: datetime
    reason: str


@dataclass(frozen=True)
class Account:
    """A mailbox or similar, through which messages of a channel come and go.

    ``key`` identifies it among the accounts of all channels, ``number`` is the value of
    ``Inbound.account`` for its arrivals, and ``url`` is its page. ``heard_at`` is when its server
    last answered; from ``late_from`` on nobody seems to fetch from it (None: it is not fetched).
    ``receiving`` and ``sending`` are its current failures.
    """

    key: str
    channel: str
    number: str
    name: str
    url: str
    queue: Queue
    is_enabled: bool
    can_send: bool
    heard_at: datetime
    late_from: datetime | None = None
    receiving: Outage | None = None
    sending: Outage | None = None

    def is_late(self, at: datetime) -> bool:
        """Return whether its server should have been contacted again by now."""
        return self.late_from is not None and at > self.late_from


# Returns the accounts of one channel as they are now, in reading order.
Accounts = Callable[[], Iterable[Account]]
ACCOUNTS: Registry[Accounts] = Registry("the accounts of channels")


def by_key() -> Mapping[str, Account]:
    """Return all accounts by key, including those switched off."""
    return {account.key: account for accounts in ACCOUNTS for account in accounts()}


def enabled() -> list[Account]:
    """Return the accounts in use."""
    return [account for account in by_key().values() if account.is_enabled]
