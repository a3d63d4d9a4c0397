"""Early detection that a mailbox can send again.

Messages rest longer after each attempt, up to an hour; and if none waits, nobody would notice that
the server takes mail again.
"""

from __future__ import annotations

from datetime import datetime

from rapport.channels.email.actions import condition
from rapport.channels.email.failures import FAILURES
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending import smtp
from rapport.core.errors import Misconfigured
from rapport.tickets.actions.messages.standstill import try_at
from rapport.tickets.models import Standstill
from rapport.timeline import turns


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
    if Standstill.objects.filter(way=mailbox.key).exists():
        # Signing in proves less than sending: waiting messages show whether it works.
        try_at(mailbox.key, at)
    else:
        condition.note_sent(mailbox, at=at)
