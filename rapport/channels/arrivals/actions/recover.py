"""Recovering arrivals left by dead processes or new desks."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import OperationalError
from django.db.models import F
from django.utils.translation import gettext as _

from rapport.channels import events
from rapport.channels.arrivals.actions.keep import keep_again
from rapport.channels.arrivals.actions.settle import park, settle
from rapport.channels.models import Inbound
from rapport.people.models import Team, User
from rapport.timeline.record import record

# The process that kept it settles it within seconds; after this long, it is gone.
ABANDONED = timedelta(seconds=45)
# An arrival that kills the process each time is parked, so that the rest can go on.
MOST_DEATHS = 3
BATCH = 50


def settle_abandoned(at: datetime) -> bool:
    """Settle a few things that were left behind; say whether there were any."""
    left = Inbound.objects.kept().filter(kept_at__lt=at - ABANDONED).order_by("kept_at", "pk")
    found = list(left[:BATCH])
    for inbound in found:
        # Counted and committed before the attempt, so that the count outlives a crash.
        Inbound.objects.filter(pk=inbound.pk).update(attempts=F("attempts") + 1)
        if inbound.attempts >= MOST_DEATHS:
            reason = _("Rapport stopped %d times while processing this.") % inbound.attempts
            park(inbound, reason=reason, at=at)
        else:
            _settle_uncounted(inbound, at)
    return bool(found)


def _settle_uncounted(inbound: Inbound, at: datetime) -> None:
    """Settle it; while database or disk refuse, that is no death of ours and does not count."""
    try:
        settle(inbound, at=at)
    except OperationalError:
        Inbound.objects.kept().filter(pk=inbound.pk).update(attempts=inbound.attempts)
        raise


def take_up_parked(administrator: User, _team: Team, at: datetime) -> None:
    """Retry everything parked: a desk without a queue could only park.

    Runs in the transaction that sets up the desk; kept arrivals are settled soon after.
    """
    for inbound in Inbound.objects.parked().exclude(digest=""):
        if keep_again(inbound, Inbound.State.PARKED):
            record(events.RETRIED, inbound, by=administrator, at=at, channel=inbound.channel)
