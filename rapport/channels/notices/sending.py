"""Sending due notices, by the first route that works.

One process at a time does it, in its turn, so no notice needs to be claimed. One that dies between
the other side's "accepted" and our note of it sends the notice again, under the same Message-ID.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from rapport.channels.backoff import Backoff
from rapport.channels.notices import actions
from rapport.channels.notices.models import Notice
from rapport.channels.notices.routes import Route, routes
from rapport.channels.transport import TransportError
from rapport.core.errors import Misconfigured
from rapport.timeline import turns

log = logging.getLogger(__name__)

BACKOFF = Backoff(first=timedelta(seconds=30), longest=timedelta(minutes=10))
# After this long it is no longer news; the cockpit and the system page still show it.
NEWS = timedelta(days=1)
BATCH = 50


def send_due(at: datetime) -> bool:
    """Send at most a batch of due notices; return whether there were any."""
    due = Notice.objects.filter(state=Notice.State.QUEUED, due_at__lte=at)
    if not due.exists():
        return False
    with turns.turn("notices") as mine:
        if not mine:
            return False
        found = list(due.order_by("due_at", "pk")[:BATCH])
        for notice in found:
            _send(notice, at)
    return bool(found)


def _send(notice: Notice, at: datetime) -> None:
    ways = routes(avoiding=notice.avoids)
    failure = _("No working mailbox can send it, and no other server is set for that.")
    for route in ways:
        try:
            route.send(notice)
        except (TransportError, Misconfigured) as error:
            failure = error.sentence
        else:
            actions.mark_sent(notice, route=route.name, at=at)
            return
        log.warning("Notice %d did not go through %s: %s", notice.pk, route.name, failure)
    _failed(notice, failure, at, ways)


def _failed(notice: Notice, reason: str, at: datetime, ways: Sequence[Route]) -> None:
    if at - notice.queued_at >= NEWS:
        actions.park(notice, reason=reason, at=at)
    else:
        until = at + BACKOFF.wait(notice.attempts + 1)
        actions.postpone(notice, reason=reason, until=until)
