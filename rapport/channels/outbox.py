"""The outbox: claims messages, sends them, records the outcome.

A message is sent at least once and, as far as possible, only once: if a process dies between the
other side's "accepted" and our note of it, the message goes out again under the same Message-ID,
so that the receiving side can recognise it (docs/decisions/0008).

While a way cannot send, all its messages rest except one that is tried at intervals
(``standstills``, docs/decisions/0020).
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import Error, connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rapport.channels import registry, standstills
from rapport.channels.backoff import Backoff
from rapport.channels.transport import TransportError, WayFails
from rapport.core import clock
from rapport.core.database.faults import fault_of, told
from rapport.customers.reaching import Refused
from rapport.tickets.actions.messages import delivery, outbox
from rapport.tickets.actions.messages.standstill import wake
from rapport.tickets.models import Outgoing
from rapport.timeline import turns

log = logging.getLogger(__name__)

State = Outgoing.State

# How many processes can send at once. A slot is a turn that ends with its process, so a claim in
# one's own slot that one did not make was left by a dead process.
SLOTS = ("slot-0", "slot-1", "slot-2", "slot-3")
# For claims in slots that nobody takes any more: longer than sending any mail takes.
STALE = timedelta(hours=1)
BACKOFF = Backoff(first=timedelta(seconds=30), longest=timedelta(hours=1))
# About two days of attempts.
MOST_ATTEMPTS = 55
# How long one call goes on while there is something to send.
BOUND_SECONDS = 10.0
NOBODY: Mapping[str, Refused] = {}
# Between tries to record what has gone: for ten minutes in all.
RESTS = (0.5, 1.0, 2.0, 4.0, *(8.0,) * 74)


def send_due(at: datetime) -> bool:
    """Send due messages for some seconds; return whether there were any.

    False also when all slots are taken: then others are sending.
    """
    if not _is_anything_due(at):
        return False
    with _slot() as slot:
        if slot is None:
            return False
        _reclaim(slot, at)
        begun = time.monotonic()
        count = _try_ways(slot, at)
        while time.monotonic() - begun < BOUND_SECONDS:
            outgoing = claim(slot, at)
            if outgoing is None:
                break
            _send(outgoing)
            count += 1
    return count > 0


def send(outgoing: Outgoing, *, at: datetime | None = None) -> Outgoing:
    """Send one message now, unless another process is at it; even if its way rests."""
    claimed = _take(outgoing, "direct", at or clock.now())
    if claimed is not None:
        _send(claimed)
    outgoing.refresh_from_db()
    return outgoing


def _is_anything_due(at: datetime) -> bool:
    """Return whether anything is due, without a lock, so that an idle desk writes nothing."""
    return (
        _due(at).exists()
        or Outgoing.objects.filter(state=State.CLAIMED).exists()
        or standstills.is_any_over(at)
    )


def _due(at: datetime) -> QuerySet[Outgoing]:
    return Outgoing.objects.filter(state=State.QUEUED, standstill=None, due_at__lte=at)


@contextmanager
def _slot() -> Iterator[str | None]:
    for name in SLOTS:
        with turns.turn(f"outbox-{name}") as mine:
            if mine:
                yield name
                return
    yield None


def _reclaim(slot: str, at: datetime) -> None:
    """Release claims of dead processes: in this slot, or older than sending can take."""
    left = Outgoing.objects.filter(state=State.CLAIMED)
    left.filter(claimed_by__startswith=f"{slot} ").update(state=State.QUEUED)
    left.filter(claimed_at__lt=at - STALE).update(state=State.QUEUED)


def _try_ways(slot: str, at: datetime) -> int:
    """Try each way that has rested long enough with one message; return how many went."""
    standstills.end_changed()
    count = 0
    for standstill in standstills.rested(at):
        first = standstills.claim_first_to_try(standstill, at)
        claimed = _take(first, slot, at) if first else None
        if claimed is not None and _send(claimed):
            wake(standstill.way)
            count += 1
    return count


def claim(slot: str, at: datetime) -> Outgoing | None:
    """Claim the message that is due first; return None when there is none.

    Messages of resting ways are put aside.
    """
    while True:
        first = standstills.put_aside_to_first_free(_due(at).order_by("due_at", "pk"))
        if first is None:
            return None
        claimed = _take(first, slot, at)
        if claimed is not None:
            return claimed


def _take(outgoing: Outgoing, slot: str, at: datetime) -> Outgoing | None:
    """Claim by a conditional UPDATE, so that only one of several processes gets it."""
    owner = f"{slot} {uuid.uuid4().hex[:20]}"
    taken = Outgoing.objects.filter(
        pk=outgoing.pk, state=State.QUEUED, attempts=outgoing.attempts
    ).update(
        state=State.CLAIMED,
        claimed_by=owner,
        claimed_at=at,
        asked_at=None,
        attempts=outgoing.attempts + 1,
    )
    if not taken:
        return None
    return Outgoing.objects.select_related("ticket__queue", "ticket__customer", "message").get(
        pk=outgoing.pk
    )


def _send(outgoing: Outgoing) -> bool:
    """Hand it over and record the outcome; return whether its way works."""
    owner = outgoing.claimed_by
    try:
        receipt = registry.sender(outgoing.channel).send(outgoing)
    except WayFails as error:
        standstills.begin(outgoing, error, at=clock.now())
        return False
    except TransportError as error:
        _failed(outgoing, error.sentence, permanent=error.permanent, refused=error.refused)
    # This loop must outlive what it sends: a message that we fail on waits for a person, and the
    # next one is not held up.
    except Exception as error:
        if fault := fault_of(error):
            _failed(outgoing, told(fault), permanent=False)
            return False
        log.exception("Outgoing message %d could not be sent", outgoing.pk)
        sentence = _("Rapport failed on it: %s") % f"{type(error).__name__}: {error}"
        _failed(outgoing, sentence, permanent=True)
        return False
    else:
        _note_sent(outgoing, owner, receipt.external_id)
        delivery.note_bounce(outgoing, receipt.refused, by_ours=True, at=clock.now())
    return True


def _note_sent(outgoing: Outgoing, owner: str, external_id: str) -> None:
    """Record that it went. While the database refuses, ask again: it must not go out twice."""
    at = clock.now()
    for rest in RESTS:
        try:
            outbox.mark_sent(outgoing, owner=owner, external_id=external_id, at=at)
            return
        except Error as error:
            if fault_of(error) is None or connection.in_atomic_block:
                raise
            log.warning("That message %d went cannot be written down yet: %s", outgoing.pk, error)
            connection.close()
            time.sleep(rest)
    outbox.mark_sent(outgoing, owner=owner, external_id=external_id, at=at)


def _failed(
    outgoing: Outgoing, reason: str, *, permanent: bool, refused: Mapping[str, Refused] = NOBODY
) -> None:
    """Park it, with who refused it, or try again later: what passes is no failure yet."""
    at, owner = clock.now(), outgoing.claimed_by
    if permanent or outgoing.attempts >= MOST_ATTEMPTS:
        parked = outbox.park(outgoing, owner=owner, reason=reason, at=at)
        delivery.note_bounce(parked, refused, by_ours=True, at=at)
    else:
        until = at + BACKOFF.wait(outgoing.attempts)
        outbox.postpone(outgoing, owner=owner, reason=reason, until=until)
