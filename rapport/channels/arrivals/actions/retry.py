"""Retrying parked arrivals."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.channels import events
from rapport.channels.arrivals.actions.keep import keep_again
from rapport.channels.arrivals.actions.settle import settle
from rapport.channels.models import Inbound, InboundQuerySet
from rapport.core import clock
from rapport.core.errors import Conflict
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.timeline.record import record

# How many are processed while somebody waits for the page.
MOST_RETRIED = 200


def retry(inbound: Inbound, *, by: Actor, at: datetime | None = None) -> Inbound:
    """Process a parked arrival again. One settled in another way stays as it is.

    Raises Conflict for one that could not be fetched.
    """
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    if inbound.state == Inbound.State.PARKED and not inbound.digest:
        raise Conflict(_("It could not be fetched, so there is nothing to process."))
    with transaction.atomic():
        taken = keep_again(inbound, Inbound.State.PARKED)
        if taken:
            record(events.RETRIED, inbound, by=by, at=at, channel=inbound.channel)
    inbound.refresh_from_db()
    return settle(inbound, at=at) if taken else inbound


def retry_all(parked: InboundQuerySet, *, by: Actor, at: datetime | None = None) -> list[Inbound]:
    """Process those of these that are parked again, oldest first, at most ``MOST_RETRIED``."""
    require(by, Ability.MANAGE_DESK)
    found = parked.parked().exclude(digest="").order_by("pk")
    return [retry(inbound, by=by, at=at) for inbound in found[:MOST_RETRIED]]
