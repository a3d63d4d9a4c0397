"""What a person can do with what arrived: have it processed again, or insist on a ticket."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.channels import events, inbox
from rapport.channels.models import Inbound
from rapport.core import clock
from rapport.core.errors import Conflict
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.timeline.kinds import Kind
from rapport.timeline.record import record

State = Inbound.State


def retry(inbound: Inbound, *, by: Actor, at: datetime | None = None) -> Inbound:
    """Process what was parked again. What is settled in another way stays as it is."""
    return _again(inbound, State.PARKED, events.RETRIED, by, at)


def insist(inbound: Inbound, *, by: Actor, at: datetime | None = None) -> Inbound:
    """Make a ticket of what the rules only recorded. Raises Conflict when it is on a ticket."""
    if inbound.message_id is not None:
        raise Conflict(_("It is on ticket #%d already.") % (inbound.ticket_id or 0))
    return _again(
        inbound, State.RECORDED, events.TICKET_MADE, by, at, treated_as=Inbound.As.MESSAGE
    )


def _again(
    inbound: Inbound,
    state: Inbound.State,
    kind: Kind,
    by: Actor,
    at: datetime | None,
    **changes: str,
) -> Inbound:
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        taken = Inbound.objects.filter(pk=inbound.pk, state=state).update(
            state=State.KEPT, reason="", attempts=0, settled_at=None, **changes
        )
        if taken:
            record(kind, inbound, by=by, at=at, channel=inbound.channel)
    inbound.refresh_from_db()
    return inbox.settle(inbound, at=at) if taken else inbound
