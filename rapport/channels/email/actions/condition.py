"""The condition of a mailbox, recorded when it changes.

Its page and the cockpit show it. This is bookkeeping and leaves no event, except when a mailbox
stops working, and when it works again.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from rapport.channels.email import events
from rapport.channels.email.models import Mailbox
from rapport.people.actors import SYSTEM
from rapport.tickets.actions.messages.standstill import wake
from rapport.timeline.record import record

# A time that people see need not be written more often.
NOTED_EVERY = timedelta(seconds=30)


def note_fetched(mailbox: Mailbox, *, at: datetime) -> None:
    """Record a successful fetch."""
    late = Q(fetched_at=None) | Q(fetched_at__lt=at - NOTED_EVERY)
    row = Mailbox.objects.filter(pk=mailbox.pk)
    with transaction.atomic():
        if row.exclude(failing_since=None).update(failing_since=None, failure="", fetched_at=at):
            record(events.FETCHES_AGAIN, mailbox, by=SYSTEM, at=at, name=mailbox.name)
        else:
            row.filter(late).update(fetched_at=at)


def note_fetching(mailbox: Mailbox, *, at: datetime) -> None:
    """Record that fetching goes on, so that a mailbox that is catching up does not look silent.

    Leaves no event, since nothing has changed.
    """
    late = Q(fetched_at=None) | Q(fetched_at__lt=at - NOTED_EVERY)
    Mailbox.objects.filter(late, pk=mailbox.pk).update(fetched_at=at)


def note_fetch_failed(mailbox: Mailbox, failure: str, *, at: datetime) -> None:
    """Record a failed fetch and its reason; an event when that is new."""
    row = Mailbox.objects.filter(pk=mailbox.pk)
    with transaction.atomic():
        if row.filter(failing_since=None).update(failing_since=at, failure=failure):
            record(
                events.FETCHING_FAILED,
                mailbox,
                by=SYSTEM,
                at=at,
                name=mailbox.name,
                reason=failure,
            )
        else:
            row.exclude(failure=failure).update(failure=failure)


def note_sent(mailbox: Mailbox, *, at: datetime) -> None:
    """Record that mail went out; messages that waited for that are due."""
    late = Q(sent_at=None) | Q(sent_at__lt=at - NOTED_EVERY)
    row = Mailbox.objects.filter(pk=mailbox.pk)
    with transaction.atomic():
        mended = row.exclude(send_failing_since=None).update(
            send_failing_since=None, send_failure="", sent_at=at
        )
        if mended:
            wake(mailbox.key)
            record(events.SENDS_AGAIN, mailbox, by=SYSTEM, at=at, name=mailbox.name)
        else:
            row.filter(late).update(sent_at=at)


def note_send_failed(mailbox: Mailbox, failure: str, *, at: datetime) -> None:
    """Record that mail cannot be sent, and why; an event when that is new."""
    row = Mailbox.objects.filter(pk=mailbox.pk)
    with transaction.atomic():
        if row.filter(send_failing_since=None).update(send_failing_since=at, send_failure=failure):
            record(
                events.SENDING_FAILED,
                mailbox,
                by=SYSTEM,
                at=at,
                name=mailbox.name,
                reason=failure,
            )
        else:
            row.exclude(send_failure=failure).update(send_failure=failure)
