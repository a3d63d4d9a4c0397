"""The check-up's findings on the outbox."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core import clock
from rapport.core.checkup import Finding, broken, caution, good
from rapport.tickets.models import Outgoing, Standstill

# A message that was due this long ago waits for a process that is not there.
LATE = timedelta(minutes=15)


def outbox() -> Iterator[Finding]:
    """Yield findings on whether due messages go out, and nothing is parked."""
    topic = _("Outbox")
    queued = Outgoing.objects.filter(state="queued")
    late = queued.filter(standstill=None, due_at__lt=clock.now() - LATE).count()
    if late:
        sentence = ngettext(
            "%d message is due but not being sent. Is rapport serve running?",
            "%d messages are due but not being sent. Is rapport serve running?",
            late,
        )
        yield broken(topic, sentence % late)
    yield from _held(topic)
    parked = Outgoing.objects.filter(state="parked").count()
    if parked:
        sentence = ngettext(
            "%d message could not be sent. Its ticket says why, and you can retry it there.",
            "%d messages could not be sent. Their tickets say why, and you can retry them there.",
            parked,
        )
        yield caution(topic, sentence % parked)
    if not late and not parked and not Standstill.objects.exists():
        yield good(topic, _("Nothing is late and nothing is parked."))


def _held(topic: str) -> Iterator[Finding]:
    """Yield, for each way at a standstill, how much waits for it, and why."""
    for standstill in Standstill.objects.annotate(waiting=Count("outgoing")).order_by("since"):
        sentence = ngettext(
            "%(n)d message is waiting. %(reason)s",
            "%(n)d messages are waiting. %(reason)s",
            standstill.waiting,
        )
        told = {"n": standstill.waiting, "reason": standstill.reason}
        yield broken(topic, sentence % told)
