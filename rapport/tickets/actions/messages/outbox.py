"""Outcomes of sending: sent, parked, postponed, retried.

A channel calls these while it holds the claim on the message.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import models, transaction

from rapport.core import clock
from rapport.customers.actions import note_contact
from rapport.customers.reaching import refuse_dead
from rapport.people.actors import SYSTEM, Actor, require
from rapport.people.roles import Ability
from rapport.tickets import events
from rapport.tickets.actions.messages.delivery import settle_reports
from rapport.tickets.actions.messages.nondelivery import review
from rapport.tickets.models import Message, Outgoing
from rapport.timeline.kinds import Kind
from rapport.timeline.record import record

State = Outgoing.State


def mark_sent(
    outgoing: Outgoing, *, owner: str, external_id: str = "", at: datetime | None = None
) -> Outgoing:
    """Mark it sent: the channel has handed it over. Changes nothing when ``owner`` has lost the
    claim.

    Temporary refusals of its addresses are over: they take mail again.
    """
    at = at or clock.now()
    with transaction.atomic():
        outgoing = _end(
            outgoing, owner, events.SENT, at, state=State.SENT, sent_at=at, external_id=external_id
        )
        if outgoing.sent_at == at:
            for address in outgoing.addresses:
                note_contact(address, at=at)
            review(outgoing.message, at=at)
    return outgoing


def park(outgoing: Outgoing, *, owner: str, reason: str, at: datetime | None = None) -> Outgoing:
    """Park it until a person asks again. Changes nothing when ``owner`` has lost the claim."""
    at = at or clock.now()
    with transaction.atomic():
        outgoing = _end(outgoing, owner, events.PARKED, at, state=State.PARKED, reason=reason)
        if outgoing.state == State.PARKED:
            review(outgoing.message, at=at)
    return outgoing


def postpone(outgoing: Outgoing, *, owner: str, reason: str, until: datetime) -> Outgoing:
    """Try again later, and show why meanwhile; leaves no event, since nothing has happened yet."""
    _held(outgoing, owner).update(
        state=State.QUEUED,
        due_at=until,
        reason=reason,
        standstill=None,
        claimed_at=None,
        claimed_by="",
    )
    outgoing.refresh_from_db()
    return outgoing


def retry(
    outgoing: Outgoing, *, by: Actor, anyway: bool = False, at: datetime | None = None
) -> Outgoing:
    """Send a parked message again, from the first attempt. Changes nothing when it is not parked.

    It is tried once even while its way is at a standstill. Raises DeadAddress when one of its
    addresses refuses mail for good, unless it goes ``anyway``.
    """
    require(by, Ability.WORK_TICKETS)
    at = at or clock.now()
    with transaction.atomic():
        if not anyway and outgoing.state == State.PARKED:
            refuse_dead([*outgoing.to, *outgoing.cc])
        queued = Outgoing.objects.filter(pk=outgoing.pk, state=State.PARKED).update(
            state=State.QUEUED,
            due_at=at,
            asked_at=at,
            attempts=0,
            reason="",
            claimed_at=None,
            claimed_by="",
        )
        outgoing.refresh_from_db()
        if queued:
            settle_reports(outgoing, at=at)
            _record(events.RETRIED, outgoing, at, by=by)
    return outgoing


def send_separately(
    message: Message, to: Sequence[str], *, by: Actor, at: datetime | None = None
) -> Outgoing:
    """Queue a message for some of its recipients only, whom it did not reach."""
    require(by, Ability.WORK_TICKETS)
    at = at or clock.now()
    with transaction.atomic():
        outgoing = Outgoing.objects.create(
            channel=message.ticket.channel,
            purpose=Outgoing.Purpose.REPLY,
            ticket=message.ticket,
            message=message,
            to=list(to),
            subject=message.ticket.subject,
            text=message.text,
            queued_at=at,
            due_at=at,
            asked_at=at,
        )
        _record(events.RETRIED, outgoing, at, by=by)
    return outgoing


def _held(outgoing: Outgoing, owner: str) -> models.QuerySet[Outgoing]:
    return Outgoing.objects.filter(pk=outgoing.pk, state=State.CLAIMED, claimed_by=owner)


def _end(outgoing: Outgoing, owner: str, kind: Kind, at: datetime, **changes: object) -> Outgoing:
    with transaction.atomic():
        ended = _held(outgoing, owner).update(**{"reason": "", "standstill": None, **changes})
        outgoing.refresh_from_db()
        if ended:
            _record(kind, outgoing, at)
    return outgoing


def _record(kind: Kind, outgoing: Outgoing, at: datetime, by: Actor = SYSTEM) -> None:
    record(
        kind,
        outgoing.ticket,
        by=by,
        at=at,
        outgoing=outgoing.pk,
        purpose=outgoing.purpose,
        to=", ".join(outgoing.to),
        reason=outgoing.reason,
    )
