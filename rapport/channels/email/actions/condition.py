"""How a mailbox fares: noted when it changes, so that its page and the cockpit can say so.

This is bookkeeping of a wire; what a person should hear of is an event: that a mailbox stopped
working, and that it works again.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from rapport.channels.email import events
from rapport.channels.email.models import Mailbox
from rapport.people.actors import SYSTEM
from rapport.tickets.actions.messages.standstill import go_on
from rapport.timeline.record import record

# A time that is seen by people need not be written more often.
NOTED_EVERY = timedelta(seconds=30)


def note_fetched(mailbox: Mailbox, *, at: datetime) -> None:
    """Note that mail was looked for and could be."""
    late = Q(fetched_at=None) | Q(fetched_at__lt=at - NOTED_EVERY)
    row = Mailbox.objects.filter(pk=mailbox.pk)
    with transaction.atomic():
        if row.exclude(failing_since=None).update(failing_since=None, failure="", fetched_at=at):
            record(events.FETCHES_AGAIN, mailbox, by=SYSTEM, at=at, name=mailbox.name)
        else:
            row.filter(late).update(fetched_at=at)


def note_fetching(mailbox: Mailbox, *, at: datetime) -> None:
    """Note that fetching goes on, so that nobody takes a mailbox that catches up for a silent one.

    Leaves no event, since nothing has changed.
    """
    late = Q(fetched_at=None) | Q(fetched_at__lt=at - NOTED_EVERY)
    Mailbox.objects.filter(late, pk=mailbox.pk).update(fetched_at=at)


def note_fetch_failed(mailbox: Mailbox, failure: str, *, at: datetime) -> None:
    """Note that mail could not be fetched, and why; an event when that is new."""
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
    """Note that mail went out; what waited for that is due."""
    late = Q(sent_at=None) | Q(sent_at__lt=at - NOTED_EVERY)
    row = Mailbox.objects.filter(pk=mailbox.pk)
    with transaction.atomic():
        mended = row.exclude(send_failing_since=None).update(
            send_failing_since=None, send_failure="", sent_at=at
        )
        if mended:
            go_on(mailbox.key)
            record(events.SENDS_AGAIN, mailbox, by=SYSTEM, at=at, name=mailbox.name)
        else:
            row.filter(late).update(sent_at=at)


def note_send_failed(mailbox: Mailbox, failure: str, *, at: datetime) -> None:
    """Note that mail cannot be sent, and why; an event when that is new."""
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
