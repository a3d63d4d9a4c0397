"""Answers that did not reach everybody they went to.

They do not count until the one who asked has them. Whoever learns how far one came asks for a
review; people can say that they told the customer in another way, and take that back.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.people.actors import SYSTEM, Actor
from rapport.people.models import User
from rapport.tickets import events
from rapport.tickets.actions import _row
from rapport.tickets.actions._move import tell_again
from rapport.tickets.correspondence.answers import counting
from rapport.tickets.correspondence.reaching import Reach, reach_of
from rapport.tickets.models import DeliveryReport, Message, Nondelivery, Outgoing, Ticket
from rapport.tickets.status import Status
from rapport.timeline.kinds import Kind
from rapport.timeline.record import record

State = Outgoing.State
# Of solved tickets, what failed earlier is history.
RECENT = timedelta(days=30)
AT_ONCE = 200


def review(message: Message | None, *, at: datetime, known_since: datetime | None = None) -> None:
    """Record how far an answer came; the ticket's wait, status and first answer follow.

    Does nothing for other messages, while it is on its way, and after a person has said that the
    customer was told in another way. Runs in the transaction of a caller that records what
    happened; the event added here says that the answer counts no more, or counts again.
    ``known_since`` is when the failure became known, if that was earlier.
    """
    if message is None or message.kind != Message.Kind.REPLY:
        return
    known = Nondelivery.objects.filter(message=message).first()
    if known is not None and known.is_told_otherwise:
        return
    reach = reach_of(message)
    if reach == Reach.UNDERWAY or (reach == Reach.EVERYBODY and known is None):
        return
    ticket = _row.lock(message.ticket)
    since = known_since or at
    row = known or Nondelivery(message=message, at=since, is_missed=False)
    was_missed, is_missed = row.is_missed, reach == Reach.MISSED
    if reach == Reach.EVERYBODY:
        row.ended_at = row.ended_at or at
    elif row.ended_at or (is_missed and not was_missed):
        row.at, row.ended_at = since, None
    if is_missed != was_missed:
        row.is_missed, row.given_at = is_missed, None if is_missed else at
    row.save()
    if is_missed != was_missed:
        kind = events.MISSED if is_missed else events.REACHED
        _count_again(ticket, message, kind, SYSTEM, at)


def review_overlooked(at: datetime) -> bool:
    """Review answers that failed before that was noted; return whether there were any.

    Those are of desks of earlier versions. It leaves no event but those of each review.
    """
    count = 0
    for message, since in _overlooked(at):
        with transaction.atomic():
            review(message, at=at, known_since=since)
        count += Nondelivery.objects.filter(message=message).exists()
    return count > 0


def _overlooked(at: datetime) -> list[tuple[Message, datetime]]:
    """Return some answers without a row that failed, and when that became known."""
    matters = Q(ticket__resolved_at=None) | Q(at__gt=at - RECENT)
    rows = Message.objects.filter(matters, nondelivery=None).select_related("ticket")
    parked = Outgoing.objects.filter(state=State.PARKED, purpose=Outgoing.Purpose.REPLY)
    told = DeliveryReport.objects.filter(word=DeliveryReport.Word.FAILED, settled_at=None)
    told = told.filter(outgoing__purpose=Outgoing.Purpose.REPLY)
    since = dict(parked.filter(message__in=rows).values_list("message", "due_at")[:AT_ONCE])
    reported = told.filter(outgoing__message__in=rows).values_list("outgoing__message", "at")
    since |= dict(reported[:AT_ONCE])
    return [(each, since[each.pk]) for each in rows.filter(pk__in=since).order_by("pk")]


def mark_known(message: Message, *, by: User, at: datetime | None = None) -> Message:
    """Record that a person told the customer in another way, by telephone for instance.

    From then on it counts as given, and is settled. Repeating it changes nothing. Raises Invalid
    for a message that has arrived.
    """
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(message.ticket, by)
        row = Nondelivery.objects.filter(message=message).first()
        if row is not None and row.is_told_otherwise:
            return message
        if row is None or not row.is_open:
            raise Invalid(_("This reply has arrived, as far as is known."))
        row.given_at = at if row.is_missed else row.given_at
        row.is_missed, row.ended_at, row.ended_by = False, at, by
        row.save()
        _count_again(ticket, message, events.TOLD_OTHERWISE, by, at)
    return message


def unmark_known(message: Message, *, by: User, at: datetime | None = None) -> Message:
    """Take back that the customer was told in another way; it stands as it did before."""
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(message.ticket, by)
        row = Nondelivery.objects.filter(message=message).first()
        if row is None or not row.is_told_otherwise:
            return message
        reach = reach_of(message)
        row.ended_at, row.ended_by = (at if reach == Reach.EVERYBODY else None), None
        if reach in (Reach.MISSED, Reach.UNDERWAY) and row.given_at is not None:
            row.is_missed, row.given_at = True, None
        row.save()
        _count_again(ticket, message, events.TOLD_TAKEN_BACK, by, at)
    return message


def _count_again(ticket: Ticket, message: Message, kind: Kind, by: Actor, at: datetime) -> None:
    """Let the ticket follow: who waits since when, whom we wait for, and its first answer."""
    before = ticket.status
    tell_again(ticket)
    later = counting().filter(ticket=ticket, at__gt=message.at).exists()
    is_missed = Nondelivery.objects.filter(message=message, is_missed=True).exists()
    if ticket.status == Status.PENDING and (ticket.waiting_since or (is_missed and not later)):
        ticket.status = Status.OPEN
    elif ticket.status == Status.OPEN and not (ticket.waiting_since or is_missed or later):
        ticket.status = Status.PENDING
    _row.save(ticket, at, "first_responded_at", "waiting_since", "status")
    record(kind, ticket, by=by, at=at, message=message.pk, name=str(ticket.customer))
    if before == Status.PENDING and ticket.status == Status.OPEN:
        record(events.RESUMED, ticket, by=SYSTEM, at=at)
