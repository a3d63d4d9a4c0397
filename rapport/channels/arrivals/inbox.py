"""Take raw input in: safe on disk first, understood second, each thing exactly once.

Two transactions an arrival (docs/decisions/0008): the first notes that it is kept, and moves the
cursor it came by; the second does everything it means and settles it. A crash between them leaves
it kept, and whoever looks next settles it. A crash inside either leaves nothing of that one. The
raw bytes are on disk before the first, and the first no later than the second: nobody is told that
a thing has arrived before that.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rapport.channels import events, registry
from rapport.channels.arrivals import rules, treating
from rapport.channels.arrivals.outcome import Outcome
from rapport.channels.models import Inbound
from rapport.channels.transport import Parsed
from rapport.core import blobs, clock
from rapport.core.database.durability import on_disk_with_the_next
from rapport.core.errors import RapportError
from rapport.people.actors import SYSTEM
from rapport.timeline.record import record

log = logging.getLogger(__name__)

State = Inbound.State

# Two that meet a new customer at the same instant: the second finds what the first has written.
TRIES = 3
BATCH = 100


@dataclass(frozen=True, slots=True)
class Raw:
    """Raw input, and where it was found: ``source`` names its place in the account for good.

    ``circumstance`` is what that place says of it (Inbound.Circumstance), mostly nothing.
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
    """Keep raw input; what was kept from the same place before stays as it is.

    ``along`` runs in the same transaction: it moves the cursor of whoever fetched them.
    """
    at = at or clock.now()
    rows = [_row(raw, channel, account, at) for raw in raws]
    with on_disk_with_the_next():
        Inbound.objects.bulk_create(rows, ignore_conflicts=True)
        if along is not None:
            along()


def keep_one(raw: Raw, *, channel: str, account: str, at: datetime | None = None) -> Inbound:
    """Keep one thing and return its row, also when it was kept before.

    Its bytes are on disk; its row is, once it is settled or ``make_sure`` returns.
    """
    row = _row(raw, channel, account, at or clock.now())
    try:
        with on_disk_with_the_next():
            row.save(force_insert=True)
    except IntegrityError:
        return Inbound.objects.get(channel=channel, account=account, source=raw.source)
    return row


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


def make_sure(inbound: Inbound) -> None:
    """Return when the row is on disk, for who cannot wait until it is settled."""
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
    """Note something that cannot be had from the other side, so that a person looks at it there.

    Runs in the transaction that moves the cursor over it. Its row has no digest.
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


def settle(inbound: Inbound, *, at: datetime | None = None) -> Inbound:
    """Do what a kept arrival means, and note what became of it; park it with the reason otherwise.

    One that is settled already stays as it is. Raises OperationalError when the database is not
    to be had: then it stays kept.
    """
    at = at or clock.now()
    if inbound.is_settled:
        return inbound
    about = ""
    try:
        parsed = _parse(inbound)
        about = parsed.about
        _settle(inbound, parsed, at)
    except _SettledMeanwhile:
        inbound.refresh_from_db()
    except OperationalError:
        raise
    except RapportError as error:
        park(inbound, reason=error.sentence, about=about, at=at)
    # This loop must outlive what it reads: an arrival that breaks us waits for a person, and the
    # next one is not held up.
    except Exception as error:
        log.exception("What arrived as %s could not be processed", inbound)
        failure = _("Rapport failed on it: %s") % f"{type(error).__name__}: {error}"
        park(inbound, reason=failure, about=about, at=at)
    return inbound


def settle_kept(*, channel: str, account: str, at: datetime | None = None) -> int:
    """Settle all that is kept of an account, oldest first; return how many there were."""
    waiting = Inbound.objects.kept().filter(channel=channel, account=account).order_by("pk")
    last = count = 0
    while batch := list(waiting.filter(pk__gt=last)[:BATCH]):
        for inbound in batch:
            settle(inbound, at=at)
        last, count = batch[-1].pk, count + len(batch)
    return count


class _SettledMeanwhile(Exception):
    """Another process settled it; what this one did is undone."""


def _parse(inbound: Inbound) -> Parsed:
    transport = registry.transport(inbound.channel)
    return transport.parse(blobs.read(inbound.digest), account=inbound.account)


def _settle(inbound: Inbound, parsed: Parsed, at: datetime) -> None:
    for last in (False,) * (TRIES - 1) + (True,):
        try:
            with transaction.atomic():
                outcome = _mean(inbound, parsed)
                _note(inbound, outcome, parsed, at)
            return
        except IntegrityError:
            if last:
                raise


def _mean(inbound: Inbound, parsed: Parsed) -> Outcome:
    """Ask the rules, unless a person has said what it is."""
    if inbound.treated_as:
        return treating.take_in(inbound, parsed)
    return rules.take_in(inbound, parsed)


def _note(inbound: Inbound, outcome: Outcome, parsed: Parsed, at: datetime) -> None:
    told = outcome.state not in (State.OPENED, State.APPENDED)
    settled = _settle_row(
        inbound,
        state=outcome.state,
        reason=outcome.reason,
        about=parsed.about if told else "",
        nature=parsed.content.nature,
        settled_at=at,
        external_id=parsed.external_id[:255],
        content_key=parsed.content_key,
        ticket_id=outcome.ticket,
        message_id=outcome.message,
    )
    if not settled:
        raise _SettledMeanwhile


def _settle_row(inbound: Inbound, **changes: object) -> bool:
    """Write the changes where nobody has settled it meanwhile, here and in the database."""
    settled = Inbound.objects.filter(pk=inbound.pk, state=State.KEPT).update(**changes)
    if settled:
        for name, value in changes.items():
            setattr(inbound, name, value)
    return bool(settled)


def park(inbound: Inbound, *, reason: str, at: datetime, about: str = "") -> None:
    """Put what is kept aside, with the reason, until a person looks at it."""
    with transaction.atomic():
        if not _settle_row(inbound, state=State.PARKED, reason=reason, about=about, settled_at=at):
            inbound.refresh_from_db()
            return
        record(events.PARKED, inbound, by=SYSTEM, at=at, channel=inbound.channel, reason=reason)
