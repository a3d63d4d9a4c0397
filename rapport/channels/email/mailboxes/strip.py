"""The last day of a mailbox, hour by hour.

What arrived, and when it failed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import TruncHour
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rapport.channels.email import events
from rapport.channels.email.models import Mailbox
from rapport.channels.models import Inbound
from rapport.timeline.models import Event
from rapport.timeline.record import subject_kind

HOURS = 24
HOUR = timedelta(hours=1)
# The plot, in pixels: bars above, failures below them.
BARS = 64
LEAST = 2
# An hour that begins further to the right has no room for its name, in per cent of the width.
ROOM = 93


@dataclass(frozen=True)
class Hour:
    """One hour: its number of arrivals, how many of them are parked, and the bar that shows it.

    ``left`` is in per cent of the width, ``height`` and ``top`` are in pixels; ``url`` leads to
    the arrivals.
    """

    start: datetime
    count: int
    parked: int
    left: float
    height: float
    parked_height: float
    url: str

    @property
    def top(self) -> float:
        """Return the top of the bar."""
        return BARS - self.height

    @property
    def label(self) -> str:
        """Return the hour in the reader's zone, if there is room for it."""
        hour = localtime(self.start).hour
        return f"{hour}:00" if hour % 6 == 0 and self.left < ROOM else ""


@dataclass(frozen=True)
class Failure:
    """A time in which mail could not be fetched, or not be sent."""

    sends: bool
    start: datetime
    end: datetime | None
    left: float
    width: float
    reason: str

    @property
    def what(self) -> str:
        """Return what did not work."""
        return _("sending") if self.sends else _("fetching")


@dataclass(frozen=True)
class Strip:
    """A day: its hours and its failures."""

    hours: Sequence[Hour]
    failures: Sequence[Failure]

    @property
    def total(self) -> int:
        """Return how many mails arrived in all."""
        return sum(hour.count for hour in self.hours)

    @property
    def most(self) -> int:
        """Return how many arrived in the busiest hour."""
        return max(hour.count for hour in self.hours)

    @classmethod
    def of(cls, mailbox: Mailbox, at: datetime) -> Strip:
        """Return the day that ends with the current hour."""
        start = at.replace(minute=0, second=0, microsecond=0) - (HOURS - 1) * HOUR
        return cls(_hours(mailbox, start), _failures(mailbox, start, at))


def _hours(mailbox: Mailbox, start: datetime) -> list[Hour]:
    arrived = Inbound.objects.of("email", mailbox.account).filter(received_at__gte=start)
    counted = {
        hour: (count, parked)
        for hour, count, parked in arrived.annotate(hour=TruncHour("received_at", tzinfo=UTC))
        .order_by()
        .values_list("hour")
        .annotate(count=Count("pk"), parked=Count("pk", filter=Q(state="parked")))
    }
    most = max((count for count, _parked in counted.values()), default=0) or 1
    return [
        _hour(mailbox, begins, index, *counted.get(begins.astimezone(UTC), (0, 0)), most)
        for index in range(HOURS)
        for begins in (start + index * HOUR,)
    ]


def _hour(
    mailbox: Mailbox, begins: datetime, index: int, count: int, parked: int, most: int
) -> Hour:
    height = max(BARS * count / most, LEAST) if count else 0.0
    values = {
        "state": "any",
        "channel": "email",
        "account": mailbox.account,
        "from": begins.isoformat(),
        "until": (begins + HOUR).isoformat(),
    }
    return Hour(
        start=begins,
        count=count,
        parked=parked,
        left=round(100 * index / HOURS, 2),
        height=round(height, 1),
        parked_height=round(height * parked / count, 1) if count else 0.0,
        url=f"{reverse('arrivals')}?{urlencode(values)}",
    )


# The beginning and the end of a failure.
_TURNS = {
    events.FETCHING_FAILED.name: (False, True),
    events.FETCHES_AGAIN.name: (False, False),
    events.SENDING_FAILED.name: (True, True),
    events.SENDS_AGAIN.name: (True, False),
}


def _failures(mailbox: Mailbox, start: datetime, at: datetime) -> list[Failure]:
    """Return the failures from the timeline; one that began earlier starts with the day."""
    turns = Event.objects.filter(
        subject_kind=subject_kind(mailbox), subject_id=mailbox.pk, kind__in=_TURNS
    )
    found: list[Failure] = []
    for sends in (False, True):
        kinds = [kind for kind, (about, _begins) in _TURNS.items() if about == sends]
        mine = turns.filter(kind__in=kinds)
        before = mine.filter(at__lt=start).order_by("-at", "-pk").first()
        begun = before if before is not None and _TURNS[before.kind][1] else None
        for event in mine.filter(at__gte=start).order_by("at", "pk"):
            if _TURNS[event.kind][1]:
                begun = begun or event
            elif begun is not None:
                found.append(_failure(sends, begun, event.at, start, at))
                begun = None
        still = mailbox.send_failing_since if sends else mailbox.failing_since
        if begun is not None and still is not None:
            found.append(_failure(sends, begun, None, start, at))
    return sorted(found, key=lambda failure: failure.start)


def _failure(
    sends: bool, begun: Event, end: datetime | None, start: datetime, at: datetime
) -> Failure:
    whole = HOURS * HOUR
    left = 100 * (max(begun.at, start) - start) / whole
    right = 100 * ((end or at) - start) / whole
    # Wide enough to be seen, however short.
    return Failure(
        sends=sends,
        start=begun.at,
        end=end,
        left=round(left, 2),
        width=round(max(right - left, 0.4), 2),
        reason=str(begun.details.get("reason", "")),
    )
