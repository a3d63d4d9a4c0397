"""The figures on a mailbox's page, beside its settings.

Today's mail, what is parked, alarms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from rapport.channels.alarms import troubles
from rapport.channels.alarms.models import Alarm, Kind
from rapport.channels.alarms.troubles import Trouble
from rapport.channels.arrivals.gathered import Gathered, gathered
from rapport.channels.email.mailboxes.accounts import account_of
from rapport.channels.email.mailboxes.strip import Strip
from rapport.channels.email.models import Mailbox
from rapport.channels.models import Inbound, InboundQuerySet
from rapport.channels.notices import routes
from rapport.people.models import User

SHOWN = 10
ALARMS_SHOWN = 5
# The delay of this many consecutive mails, from the mail server to here, tells how late we are.
SAMPLED = 50


@dataclass(frozen=True)
class Incident:
    """An alarm of the mailbox, and its trouble."""

    alarm: Alarm
    trouble: Trouble


@dataclass(frozen=True)
class Panel:
    """The figures of one mailbox at one moment.

    ``lag`` is the median of seconds between a mail's arrival at its server and here, over the last
    mails; None before the first. ``silence`` comes with the rule that found it. ``gathered`` are
    tickets that hold too many mails from its own address.
    """

    strip: Strip
    parked: Sequence[Inbound]
    lag: float | None
    silence: str
    incidents: Sequence[Incident]
    has_another_route: bool
    gathered: Sequence[Gathered] = ()

    @classmethod
    def of(cls, mailbox: Mailbox, at: datetime, user: User | None = None) -> Panel:
        """Return all of the figures, with the tickets that the person may see."""
        account = account_of(mailbox)
        arrived = Inbound.objects.of("email", mailbox.account)
        silent = [one for one in troubles.lasting(at) if one.key == (Kind.SILENT, mailbox.key)]
        alarms = Alarm.objects.filter(account=mailbox.key)[:ALARMS_SHOWN]
        return cls(
            strip=Strip.of(mailbox, at),
            parked=list(arrived.parked().order_by("-pk")[:SHOWN]),
            lag=_lag(arrived),
            silence=silent[0].why(at) if silent else "",
            incidents=[Incident(one, troubles.of_alarm(one, account)) for one in alarms],
            has_another_route=routes.has_another(mailbox.key),
            gathered=gathered(user, arrived) if user else (),
        )


def _lag(arrived: InboundQuerySet) -> float | None:
    latest = arrived.order_by("-received_at")
    ways = latest.values_list("received_at", "kept_at")[:SAMPLED]
    seconds = [max((kept - received).total_seconds(), 0.0) for received, kept in ways]
    return median(seconds) if seconds else None
