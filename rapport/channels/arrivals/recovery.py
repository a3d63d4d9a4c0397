"""Settle what was kept by a process that died before it could go on."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from rapport.channels.arrivals import inbox
from rapport.channels.models import Inbound

# Whoever kept it settles it within seconds; this long after, they are gone.
ABANDONED = timedelta(seconds=45)
# What takes the process down with it each time is put aside, so that the rest can go on.
MOST_DEATHS = 3
BATCH = 50


def settle_leftovers(at: datetime) -> bool:
    """Settle a few things that were left behind; say whether there were any."""
    left = Inbound.objects.kept().filter(kept_at__lt=at - ABANDONED).order_by("kept_at", "pk")
    found = list(left[:BATCH])
    for inbound in found:
        # Counted before it is tried, and committed, so that the count outlives a crash.
        Inbound.objects.filter(pk=inbound.pk).update(attempts=F("attempts") + 1)
        if inbound.attempts >= MOST_DEATHS:
            reason = _("Rapport stopped %d times while it processed this.") % inbound.attempts
            inbox.park(inbound, reason=reason, at=at)
        else:
            inbox.settle(inbound, at=at)
    return bool(found)


def take_up_parked(*_who_and_when: object) -> None:
    """Let all that is parked be tried again: a desk without a queue could only park."""
    Inbound.objects.parked().exclude(digest="").update(state=Inbound.State.KEPT, reason="")
