"""Mailboxes that have been silent for an unusually long time.

The rule, as people are told it: no mail has come, and in the same stretch of each of the last four
weeks at least ``FEWEST`` came. Nights, weekends and slow mailboxes need no setting that way. If
mail came by chance at that rate, a stretch without any would be one in 1,200: (4/5)^32, by the
negative binomial that follows from four weeks with 32 mails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rapport.channels.accounts import Account
from rapport.channels.models import Inbound
from rapport.tickets.calendars.hours import calendar_of
from rapport.tickets.models import BusinessCalendar, Queue

FEWEST = 8
WEEKS = 4
WEEK = timedelta(weeks=1)
# Shorter gaps are never asked about: eight mails in such a stretch come in a burst.
SHORTEST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Silence:
    """The start of a silence, and the number of mails in the quietest of the weeks before."""

    since: datetime
    usual: int


def stretches(last: datetime, at: datetime) -> Sequence[tuple[datetime, datetime]]:
    """Return the same stretch of the week in each of the weeks before, latest first."""
    return [(last - week * WEEK, at - week * WEEK) for week in range(1, WEEKS + 1)]


def silence(account: Account, at: datetime) -> Silence | None:
    """Return the unusual silence of an account, or None."""
    mails = Inbound.objects.of(account.channel, account.number)
    last = mails.order_by("-received_at").values_list("received_at", flat=True).first()
    if last is None or at - last < SHORTEST:
        return None
    usual = FEWEST * 1000
    for start, end in stretches(last, at):
        # Counted no further than needed to say "many".
        within = mails.filter(received_at__gt=start, received_at__lte=end)
        usual = min(usual, len(within.order_by().values_list("pk")[: FEWEST * 50]))
        if usual < FEWEST:
            return None
    return Silence(last, usual)


def touches_holiday(queue: Queue, start: datetime, end: datetime) -> bool:
    """Return whether the stretch includes a holiday of the queue's calendar, when silence is
    normal.
    """
    versions = BusinessCalendar.objects.filter(name=queue.calendar_name)
    calendar = versions.order_by("-since", "-version").first()
    if calendar is None:
        return False
    counted = calendar_of(calendar)
    first, last = start.astimezone(counted.zone).date(), end.astimezone(counted.zone).date()
    years = range(first.year, last.year + 1)
    return any(first <= day <= last for year in years for day in counted.holidays_in(year))
