"""Messages that wait together because their way cannot send.

The way is, for instance, a mailbox. These actions leave no event: nothing has happened to any
one message yet. What happened to the way, its channel records on the timeline. The row of the
standstill is locked first, so that no message joins one that is being ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import models, transaction

from rapport.tickets.models import Outgoing, Standstill

State = Outgoing.State


def stand_still(
    outgoing: Outgoing,
    *,
    owner: str,
    way: str,
    settings: str,
    reason: str,
    until: datetime | None,
    at: datetime,
) -> Standstill:
    """Record that a way cannot send, and let the attempted message wait with no attempt counted.

    The message changes nothing when ``owner`` has lost the claim.
    """
    with transaction.atomic():
        standstill = _lock(way) or Standstill(way=way, since=at)
        standstill.settings, standstill.reason, standstill.until = settings, reason, until
        standstill.failures += 1
        standstill.save()
        Outgoing.objects.filter(pk=outgoing.pk, state=State.CLAIMED, claimed_by=owner).update(
            state=State.QUEUED,
            standstill=standstill,
            attempts=models.F("attempts") - 1,
            reason="",
            claimed_at=None,
            claimed_by="",
        )
    outgoing.refresh_from_db()
    return standstill


def rest(waiting: Sequence[Outgoing], *, way: str) -> int:
    """Make messages wait for the way; return how many do, 0 when it can send again meanwhile."""
    with transaction.atomic():
        standstill = _lock(way)
        if standstill is None:
            return 0
        held = Outgoing.objects.filter(pk__in=[each.pk for each in waiting], state=State.QUEUED)
        return held.filter(asked_at=None).update(standstill=standstill)


def claim_try(standstill: Standstill, *, until: datetime) -> bool:
    """Claim the right to try the way, until then; return False when another has it."""
    mine = Standstill.objects.filter(pk=standstill.pk, until=standstill.until).update(until=until)
    return bool(mine)


def try_at(way: str, at: datetime) -> None:
    """Schedule a try of the way, if that is sooner than planned."""
    Standstill.objects.filter(way=way, until__gt=at).update(until=at)


def wake(way: str) -> None:
    """End a way's standstill; all messages that waited for it are due."""
    with transaction.atomic():
        standstill = _lock(way)
        if standstill is not None:
            standstill.delete()


def _lock(way: str) -> Standstill | None:
    return Standstill.objects.select_for_update().filter(way=way).first()
