"""Mailboxes as accounts of a channel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from rapport.channels.accounts import Account, Outage
from rapport.channels.email.models import Mailbox
from rapport.core.database.prepared import prepared


def accounts() -> Iterator[Account]:
    """Yield each mailbox as an account."""
    fetched = set(_fetched())
    for mailbox in _mailboxes():
        yield account_of(mailbox, is_fetched=mailbox.pk in fetched)


@prepared
def _fetched() -> QuerySet[Mailbox, Any]:
    return Mailbox.objects.fetching().values_list("pk", flat=True)


@prepared
def _mailboxes() -> QuerySet[Mailbox, Mailbox]:
    return Mailbox.objects.select_related("queue", "grant")


def account_of(mailbox: Mailbox, *, is_fetched: bool = True) -> Account:
    """Return a mailbox as an account. One that is not fetched cannot fail to be."""
    return Account(
        key=mailbox.key,
        channel="email",
        number=mailbox.account,
        name=mailbox.name,
        url=reverse("mailbox", args=[mailbox.pk]),
        queue=mailbox.queue,
        is_enabled=mailbox.is_enabled,
        can_send=mailbox.is_enabled and bool(mailbox.smtp_host),
        heard_at=mailbox.heard_at,
        late_from=mailbox.late_from,
        receiving=_outage(mailbox.failing_since, mailbox.failure) if is_fetched else None,
        sending=_outage(mailbox.send_failing_since, mailbox.send_failure),
    )


def _outage(since: datetime | None, reason: str) -> Outage | None:
    return Outage(since, reason) if since else None
