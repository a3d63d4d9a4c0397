"""Mailboxes as accounts of a channel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from rapport.channels.accounts import Account, Outage
from rapport.channels.email.models import Mailbox


def accounts() -> Iterator[Account]:
    """Yield each mailbox as an account."""
    fetched = set(Mailbox.objects.fetching().values_list("pk", flat=True))
    for mailbox in Mailbox.objects.select_related("queue", "grant"):
        yield account_of(mailbox, is_fetched=mailbox.pk in fetched)


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
