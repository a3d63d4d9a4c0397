"""Find out early that a mailbox sends again: what waits need not wait for its next attempt.

Messages wait longer after each failure, up to an hour; and where none waits, nobody would notice
that the server takes mail again.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from rapport.channels.email.mailboxes.actions import condition
from rapport.channels.email.mailboxes.failures import FAILURES
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending import smtp
from rapport.core.errors import Misconfigured
from rapport.tickets.models import Outgoing
from rapport.timeline import turns

# What is due this soon finds out by itself.
SOON = timedelta(minutes=2)


def try_again(at: datetime) -> bool:
    """Sign in to servers that failed; there is never more to do at once."""
    failing = list(Mailbox.objects.sending().exclude(send_failing_since=None))
    if failing:
        with turns.turn("mending") as mine:
            if mine:
                for mailbox in failing:
                    _try(mailbox, at)
    return False


def _try(mailbox: Mailbox, at: datetime) -> None:
    try:
        with smtp.signed_in(mailbox.outgoing):
            pass
    except FAILURES:
        return  # It is known to fail, and why.
    except Misconfigured:
        return
    waiting = Outgoing.objects.filter(state=Outgoing.State.QUEUED, attempts__gt=0)
    if waiting.exists():
        # Signing in proves less than sending: what waits shows whether it works.
        waiting.filter(due_at__gt=at + SOON).update(due_at=at)
    else:
        condition.note_sent(mailbox, at=at)
