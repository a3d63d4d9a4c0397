"""What stops mail at this moment, by rules over rows: no clock, nothing written.

The cockpit and the mailbox pages ask it directly; ``alarms.watchman`` raises alarms of what it
finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.channels.alarms.models import Alarm, Kind
from rapport.channels.alarms.silence import silence, touches_holiday
from rapport.channels.email.models import Mailbox
from rapport.core.phrases import durations, moments
from rapport.tickets.models import Outgoing

# How long a trouble lasts before people are told: a server that restarts is none.
PATIENCE = {
    Kind.FETCHING: timedelta(minutes=5),
    Kind.SENDING: timedelta(minutes=5),
    Kind.UNASKED: timedelta(minutes=10),
    Kind.OUTBOX: timedelta(minutes=10),
    Kind.SILENT: timedelta(0),
}


@dataclass(frozen=True)
class Trouble:
    """Something that stops mail: what, where, since when and why.

    ``account`` and ``name`` are those of the mailbox, empty for the outbox as a whole. ``count`` is
    the number of mails that the sentence tells of.
    """

    kind: Kind
    account: str
    name: str
    since: datetime
    reason: str = ""
    count: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """Return what makes it the same trouble as before."""
        return (self.kind, self.account)

    def lasts(self, at: datetime, awake_since: datetime | None = None) -> bool:
        """Say whether it lasts long enough for people to be told.

        ``awake_since`` is when the process that asks began: what it could not look at before does
        not count, except where the rule itself is about a long time.
        """
        since = self.since
        if awake_since is not None and self.kind != Kind.SILENT:
            since = max(since, awake_since)
        return at - since >= PATIENCE[self.kind]

    @property
    def sentence(self) -> str:
        """Return what is the matter, in one sentence without its end."""
        return _SENTENCES[self.kind](self)

    def why(self, at: datetime) -> str:
        """Return the rule that found it, and what it found."""
        return _WHYS[self.kind](self, at)


def of_alarm(alarm: Alarm, name: str) -> Trouble:
    """Return the trouble that an alarm was raised about."""
    return Trouble(
        Kind(alarm.kind), alarm.account, name, alarm.since, reason=alarm.reason, count=alarm.count
    )


def find(at: datetime) -> list[Trouble]:
    """Return what stops mail now, whether or not it lasts yet; asks some queries a mailbox."""
    boxes = list(Mailbox.objects.filter(is_enabled=True).select_related("queue"))
    failing = _failing(boxes, at)
    known = {trouble.account for trouble in failing if trouble.kind != Kind.SENDING}
    silent = [one for box in boxes if box.account not in known for one in _silent(box, at)]
    return [*failing, *silent]


def lasting(at: datetime) -> list[Trouble]:
    """Return what people should see now, in a few queries: silence as the watchman last found it.

    The rest is asked of the rows themselves, because a watchman that died raises no alarm.
    """
    boxes = list(Mailbox.objects.filter(is_enabled=True))
    names = {box.account: box.name for box in boxes}
    silent = Alarm.objects.ongoing().filter(kind=Kind.SILENT, well_since=None)
    heard = [of_alarm(alarm, names[alarm.account]) for alarm in silent if alarm.account in names]
    return [*(one for one in _failing(boxes, at) if one.lasts(at)), *heard]


def _failing(boxes: Sequence[Mailbox], at: datetime) -> list[Trouble]:
    fetched = set(Mailbox.objects.fetching().values_list("pk", flat=True))
    found = [trouble for box in boxes for trouble in _of_mailbox(box, at, box.pk in fetched)]
    return [*found, *_of_outbox(at, is_explained=any(box.send_failing_since for box in boxes))]


def _of_mailbox(box: Mailbox, at: datetime, is_fetched: bool) -> Iterator[Trouble]:
    if is_fetched and box.failing_since:
        yield Trouble(Kind.FETCHING, box.account, box.name, box.failing_since, box.failure)
    elif is_fetched and box.is_late(at):
        yield Trouble(Kind.UNASKED, box.account, box.name, box.fetched_at or box.connected_at)
    if box.send_failing_since:
        yield Trouble(Kind.SENDING, box.account, box.name, box.send_failing_since, box.send_failure)


def _silent(box: Mailbox, at: datetime) -> Iterator[Trouble]:
    found = silence(box.account, at)
    if found is not None and not touches_holiday(box.queue, found.since, at):
        yield Trouble(Kind.SILENT, box.account, box.name, found.since, count=found.usual)


def _of_outbox(at: datetime, *, is_explained: bool) -> Iterator[Trouble]:
    """Messages that nobody sends. Where a mailbox fails to send, that says why already."""
    waiting = Outgoing.objects.filter(state=Outgoing.State.QUEUED)
    overdue = waiting.filter(standstill=None, due_at__lt=at - PATIENCE[Kind.OUTBOX])
    first = overdue.order_by("due_at").values_list("due_at", flat=True).first()
    if first is not None:
        yield Trouble(Kind.OUTBOX, "", "", first, count=overdue.count())
    elif not is_explained and not Mailbox.objects.sending().exists():
        stuck = waiting.filter(queued_at__lt=at - PATIENCE[Kind.OUTBOX]).exclude(standstill=None)
        since = stuck.order_by("queued_at").values_list("queued_at", "standstill__reason").first()
        if since is not None:
            yield Trouble(Kind.OUTBOX, "", "", since[0], since[1], stuck.count())


def _clock(at: datetime, now: datetime) -> str:
    return moments.say(at, now=now, zone=timezone.get_current_timezone())


def _say_silent(trouble: Trouble) -> str:
    return _("%(name)s has had no mail for unusually long") % {"name": trouble.name}


def _say_outbox(trouble: Trouble) -> str:
    words = ngettext(
        "%(n)d message is waiting to be sent",
        "%(n)d messages are waiting to be sent",
        trouble.count,
    )
    return words % {"n": trouble.count}


_SENTENCES = {
    Kind.FETCHING: lambda one: _("Mail of %(name)s cannot be fetched") % {"name": one.name},
    Kind.UNASKED: lambda one: _("%(name)s is not being checked for mail") % {"name": one.name},
    Kind.SENDING: lambda one: _("Mail cannot be sent through %(name)s") % {"name": one.name},
    Kind.SILENT: _say_silent,
    Kind.OUTBOX: _say_outbox,
}


def _why_failing(trouble: Trouble, at: datetime) -> str:
    words = _("Failing since %(since)s. %(reason)s")
    return words % {"since": _clock(trouble.since, at), "reason": trouble.reason}


def _why_unasked(trouble: Trouble, at: datetime) -> str:
    words = _(
        "It was last checked %(since)s, and should be checked every few minutes. Is "
        "rapport serve running?"
    )
    return words % {"since": _clock(trouble.since, at)}


def _why_silent(trouble: Trouble, at: datetime) -> str:
    words = _(
        "The last mail came %(since)s, %(length)s ago. In the same hours of each of "
        "the last four weeks, at least %(count)d came. The mail server answers, so "
        "check whether mail is being sent elsewhere or filtered out before it "
        "arrives."
    )
    length = durations.say((at - trouble.since).total_seconds())
    return words % {"since": _clock(trouble.since, at), "length": length, "count": trouble.count}


def _why_outbox(trouble: Trouble, at: datetime) -> str:
    words = _("The first has waited since %(since)s. %(reason)s")
    reason = trouble.reason or _("Is rapport serve running?")
    return words % {"since": _clock(trouble.since, at), "reason": reason}


_WHYS = {
    Kind.FETCHING: _why_failing,
    Kind.SENDING: _why_failing,
    Kind.UNASKED: _why_unasked,
    Kind.SILENT: _why_silent,
    Kind.OUTBOX: _why_outbox,
}
