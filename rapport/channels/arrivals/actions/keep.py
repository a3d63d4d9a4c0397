"""Keeping raw input: bytes on disk first, then a row.

The raw bytes are on disk before the row is, and the row no later than whatever is made from it:
nobody is told that something has arrived before that (docs/decisions/0008).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError
from django.db.models import F

from rapport.channels import events
from rapport.channels.models import Inbound
from rapport.core import blobs, clock
from rapport.core.database.durability import on_disk_with_the_next
from rapport.people.actors import SYSTEM
from rapport.timeline.record import record

State = Inbound.State


@dataclass(frozen=True, slots=True)
class Raw:
    """Raw input and its origin: ``source`` names its place in the account for good.

    ``circumstance`` is what that place says about it (Inbound.Circumstance), usually nothing.
    """

    source: str
    content: bytes
    received_at: datetime
    circumstance: str = ""


def keep(
    raws: Sequence[Raw],
    *,
    channel: str,
    account: str,
    at: datetime | None = None,
    along: Callable[[], None] | None = None,
) -> None:
    """Keep raw input; input already kept from the same place stays as it is.

    ``along`` runs in the same transaction: it moves the fetcher's cursor. Leaves no event: its
    outcome does.
    """
    at = at or clock.now()
    rows = [_row(raw, channel, account, at) for raw in raws]
    with on_disk_with_the_next():
        Inbound.objects.bulk_create(rows, ignore_conflicts=True)
        if along is not None:
            along()


def keep_one(raw: Raw, *, channel: str, account: str, at: datetime | None = None) -> Inbound:
    """Keep one thing and return its row, even if it was kept before.

    Its bytes are on disk; its row is, once it is settled or ``make_sure`` returns. Leaves no
    event: its outcome does.
    """
    row = _row(raw, channel, account, at or clock.now())
    try:
        with on_disk_with_the_next():
            row.save(force_insert=True)
    except IntegrityError:
        return Inbound.objects.get(channel=channel, account=account, source=raw.source)
    return row


def make_sure(inbound: Inbound) -> None:
    """Flush the row to disk, for callers who cannot wait until it is settled; leaves no event."""
    Inbound.objects.filter(pk=inbound.pk).update(attempts=F("attempts"))


def note_lost(
    source: str,
    *,
    channel: str,
    account: str,
    size: int,
    received_at: datetime,
    reason: str,
    at: datetime,
) -> None:
    """Record input that the other side cannot deliver, so that a person looks at it there.

    Runs in the transaction that moves the cursor past it. Its row has no digest.
    """
    inbound, made = Inbound.objects.get_or_create(
        channel=channel,
        account=account,
        source=source,
        defaults={
            "size": size,
            "received_at": min(received_at, at),
            "kept_at": at,
            "settled_at": at,
            "state": State.PARKED,
            "reason": reason,
        },
    )
    if made:
        record(events.PARKED, inbound, by=SYSTEM, at=at, channel=channel, reason=reason)


def keep_again(inbound: Inbound, state: Inbound.State, **changes: str) -> bool:
    """Mark it kept again, to be settled once more, unless it has changed; the caller
    records why.
    """
    kept = Inbound.objects.filter(pk=inbound.pk, state=state).update(
        state=State.KEPT, reason="", attempts=0, settled_at=None, **changes
    )
    return bool(kept)


def _row(raw: Raw, channel: str, account: str, at: datetime) -> Inbound:
    return Inbound(
        channel=channel,
        account=account,
        source=raw.source,
        circumstance=raw.circumstance,
        digest=blobs.keep(raw.content),
        size=len(raw.content),
        received_at=min(raw.received_at, at),
        kept_at=at,
    )
