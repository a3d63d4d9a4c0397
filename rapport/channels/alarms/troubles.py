"""Causes of stopped mail, found by rules over rows.

The rules read no clock and write nothing. The cockpit and the mailbox pages ask them directly;
``alarms.watchman`` raises alarms from their findings.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.channels import accounts
from rapport.channels.accounts import Account
from rapport.channels.alarms.models import Alarm, Kind
from rapport.channels.alarms.silence import silence, touches_holiday
from rapport.core import checkup, labels
from rapport.core.phrases import durations, moments
from rapport.tickets.models import Outgoing

# How long a trouble lasts before people are told: a restarting server is not one.
PATIENCE = {
    Kind.FETCHING: timedelta(minutes=5),
    Kind.SENDING: timedelta(minutes=5),
    Kind.UNASKED: timedelta(minutes=10),
    Kind.OUTBOX: timedelta(minutes=10),
    Kind.SILENT: timedelta(0),
}


@dataclass(frozen=True)
class Trouble:
    """A cause of stopped mail: what, where, since when and why.

    ``account`` is None for the outbox as a whole. ``count`` is the number of mails in the
    sentence.
    """

    kind: Kind
    account: Account | None
    since: datetime
    reason: str = ""
    count: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """Return the key that makes it the same trouble as before."""
        return (self.kind, self.account.key if self.account else "")

    @property
    def name(self) -> str:
        """Return the account's name, empty for the outbox as a whole."""
        return self.account.name if self.account else ""

    @property
    def url(self) -> str:
        """Return the address of the page on which it can be mended."""
        return self.account.url if self.account else checkup.page_url()

    def lasts(self, at: datetime, awake_since: datetime | None = None) -> bool:
        """Return whether it has lasted long enough for people to be told.

        ``awake_since`` is when the asking process began: time that it could not observe does not
        count, except where the rule itself is about a long time.
        """
        since = self.since
        if awake_since is not None and self.kind != Kind.SILENT:
            since = max(since, awake_since)
        return at - since >= PATIENCE[self.kind]

    @property
    def sentence(self) -> str:
        """Return what is wrong, as a sentence without its end."""
        return say(self.kept)

    @property
    def kept(self) -> dict[str, Any]:
        """Return it as an event keeps it, for ``say``."""
        return {"kind": str(self.kind), "name": self.name, "count": self.count}

    def why(self, at: datetime) -> str:
        """Return the rule that found it, and what it found."""
        return _WHYS[self.kind](self, at)


def say(value: Any) -> str:
    """Return the sentence of a trouble that an event keeps; older events keep the sentence."""
    if not isinstance(value, dict):
        return labels.text(value)
    sentence = _SENTENCES[Kind(value["kind"])](value["name"], value["count"])
    return _("Over: %s") % sentence if value.get("is_over") else sentence


def of_alarm(alarm: Alarm, account: Account | None) -> Trouble:
    """Return the trouble that an alarm was raised about."""
    return Trouble(Kind(alarm.kind), account, alarm.since, reason=alarm.reason, count=alarm.count)


def find(at: datetime) -> list[Trouble]:
    """Return all current troubles, lasting or not; takes some queries per account."""
    enabled = accounts.enabled()
    failing = _failing(enabled, at)
    known = {one.account.key for one in failing if one.account and one.kind != Kind.SENDING}
    silent = [one for each in enabled if each.key not in known for one in _silent(each, at)]
    return [*failing, *silent]


def lasting(at: datetime) -> list[Trouble]:
    """Return the troubles to show people now, in a few queries: silence as the watchman last found
    it.

    The others are read from the rows themselves, because a dead watchman raises no alarm.
    """
    enabled = accounts.enabled()
    by_key = {account.key: account for account in enabled}
    alarms = Alarm.objects.ongoing().filter(kind=Kind.SILENT, well_since=None, account__in=by_key)
    silent = [of_alarm(alarm, by_key[alarm.account]) for alarm in alarms]
    return [*(one for one in _failing(enabled, at) if one.lasts(at)), *silent]


def _failing(enabled: Collection[Account], at: datetime) -> list[Trouble]:
    found = [trouble for account in enabled for trouble in _of_account(account, at)]
    return [*found, *_of_outbox(enabled, at)]


def _of_account(account: Account, at: datetime) -> Iterator[Trouble]:
    if account.receiving:
        yield Trouble(
            Kind.FETCHING, account, account.receiving.since, reason=account.receiving.reason
        )
    elif account.is_late(at):
        yield Trouble(Kind.UNASKED, account, account.heard_at)
    if account.sending:
        yield Trouble(Kind.SENDING, account, account.sending.since, reason=account.sending.reason)


def _silent(account: Account, at: datetime) -> Iterator[Trouble]:
    found = silence(account, at)
    if found is not None and not touches_holiday(account.queue, found.since, at):
        yield Trouble(Kind.SILENT, account, found.since, count=found.usual)


def _of_outbox(enabled: Collection[Account], at: datetime) -> Iterator[Trouble]:
    """Yield a trouble for messages that nobody sends, unless a failing account explains it."""
    waiting = Outgoing.objects.filter(state=Outgoing.State.QUEUED)
    overdue = waiting.filter(standstill=None, due_at__lt=at - PATIENCE[Kind.OUTBOX])
    first = overdue.order_by("due_at").values_list("due_at", flat=True).first()
    if first is not None:
        yield Trouble(Kind.OUTBOX, None, first, count=overdue.count())
    elif not any(account.can_send or account.sending for account in enabled):
        stuck = waiting.filter(queued_at__lt=at - PATIENCE[Kind.OUTBOX]).exclude(standstill=None)
        since = stuck.order_by("queued_at").values_list("queued_at", "standstill__reason").first()
        if since is not None:
            yield Trouble(Kind.OUTBOX, None, since[0], reason=since[1], count=stuck.count())


def _clock(at: datetime, now: datetime) -> str:
    return moments.say(at, now=now, zone=timezone.get_current_timezone())


def _say_silent(name: str, count: int) -> str:
    return _("%(name)s has had no mail for an unusually long time") % {"name": name}


def _say_outbox(name: str, count: int) -> str:
    sentence = ngettext(
        "%(n)d message is waiting to be sent",
        "%(n)d messages are waiting to be sent",
        count,
    )
    return sentence % {"n": count}


_SENTENCES: dict[Kind, Callable[[str, int], str]] = {
    Kind.FETCHING: lambda name, _n: _("Mail for %(name)s cannot be fetched") % {"name": name},
    Kind.UNASKED: lambda name, _n: _("%(name)s is not being checked for mail") % {"name": name},
    Kind.SENDING: lambda name, _n: _("Mail cannot be sent through %(name)s") % {"name": name},
    Kind.SILENT: _say_silent,
    Kind.OUTBOX: _say_outbox,
}


def _why_failing(trouble: Trouble, at: datetime) -> str:
    sentence = _("Failing since %(since)s. %(reason)s")
    return sentence % {"since": _clock(trouble.since, at), "reason": trouble.reason}


def _why_unasked(trouble: Trouble, at: datetime) -> str:
    sentence = _(
        "It was last checked %(since)s, and should be checked every few minutes. Is "
        "rapport serve running?"
    )
    return sentence % {"since": _clock(trouble.since, at)}


def _why_silent(trouble: Trouble, at: datetime) -> str:
    sentence = _(
        "The last mail came %(since)s, %(length)s ago. In the same hours of each of "
        "the last four weeks, at least %(count)d came. The mail server answers, so "
        "check whether mail is being sent elsewhere or filtered out before it "
        "arrives."
    )
    length = durations.say((at - trouble.since).total_seconds())
    return sentence % {"since": _clock(trouble.since, at), "length": length, "count": trouble.count}


def _why_outbox(trouble: Trouble, at: datetime) -> str:
    sentence = _("The first has waited since %(since)s. %(reason)s")
    reason = trouble.reason or _("Is rapport serve running?")
    return sentence % {"since": _clock(trouble.since, at), "reason": reason}


_WHYS = {
    Kind.FETCHING: _why_failing,
    Kind.SENDING: _why_failing,
    Kind.UNASKED: _why_unasked,
    Kind.SILENT: _why_silent,
    Kind.OUTBOX: _why_outbox,
}
