"""Actions on notices: write, withdraw, send, park, postpone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from rapport.channels.notices import events
from rapport.channels.notices.models import Notice
from rapport.channels.storable import line
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.timeline.record import record

State = Notice.State


def notify(
    user: User,
    *,
    subject: str,
    text: str,
    at: datetime,
    avoids: Collection[str] = (),
    wait: timedelta = timedelta(),
) -> Notice:
    """Queue a mail to the user, to be sent through none of the mailboxes in ``avoids``, and not
    before ``wait`` is over.

    Leaves no event: it belongs in the transaction of its cause, whose event says that they are
    told.
    """
    return Notice.objects.create(
        user=user,
        to=user.email,
        subject=line(subject),
        text=text,
        avoids=sorted(set(avoids)),
        queued_at=at,
        due_at=at + wait,
    )


def withdraw(notice: Notice) -> bool:
    """Take a notice back that has not left; return whether it was still here.

    Leaves no event: nobody was told anything.
    """
    withdrawn, _rows = Notice.objects.filter(pk=notice.pk, state=State.QUEUED).delete()
    return bool(withdrawn)


def mark_sent(notice: Notice, *, route: str, at: datetime) -> Notice:
    """Mark it sent, and record by which route."""
    with transaction.atomic():
        notice.state, notice.sent_at, notice.route = State.SENT, at, route
        notice.attempts += 1
        notice.reason = ""
        notice.save(update_fields=["state", "sent_at", "route", "attempts", "reason"])
        values = {"to": notice.to, "title": notice.subject, "route": route}
        record(events.SENT, notice, by=SYSTEM, at=at, **values)
    return notice


def park(notice: Notice, *, reason: str, at: datetime) -> Notice:
    """Give up, with the reason."""
    with transaction.atomic():
        notice.state, notice.reason = State.PARKED, reason
        notice.attempts += 1
        notice.save(update_fields=["state", "attempts", "reason"])
        values = {"to": notice.to, "title": notice.subject, "reason": reason}
        record(events.PARKED, notice, by=SYSTEM, at=at, **values)
    return notice


def postpone(notice: Notice, *, reason: str, until: datetime) -> Notice:
    """Try again later, and show why meanwhile; leaves no event, since nothing has happened yet."""
    notice.due_at, notice.reason = until, reason
    notice.attempts += 1
    notice.save(update_fields=["due_at", "attempts", "reason"])
    return notice
