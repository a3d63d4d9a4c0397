"""Actions on alarms: raise, continue, end, tell people.

The watchman and the mailer call these; no person does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from rapport.channels.alarms import events
from rapport.channels.alarms.models import Alarm
from rapport.channels.alarms.troubles import Trouble
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.timeline.record import record


def raise_alarm(trouble: Trouble, *, at: datetime) -> Alarm:
    """Raise an alarm about a lasting trouble."""
    with transaction.atomic():
        kind, account = trouble.key
        alarm = Alarm.objects.create(
            kind=kind,
            account=account,
            since=trouble.since,
            reason=trouble.reason,
            count=trouble.count,
            raised_at=at,
        )
        record(events.RAISED, alarm, by=SYSTEM, at=at, sentence=trouble.kept)
    return alarm


def note_trouble(alarm: Alarm, trouble: Trouble) -> None:
    """Update the trouble's current state; leaves no event, since it is the same incident."""
    now = {"reason": trouble.reason, "count": trouble.count, "well_since": None}
    if any(getattr(alarm, field) != value for field, value in now.items()):
        Alarm.objects.filter(pk=alarm.pk).update(**now)


def note_well(alarm: Alarm, *, at: datetime) -> None:
    """Note that the trouble is gone; leaves no event, since it may come back."""
    Alarm.objects.filter(pk=alarm.pk, well_since=None).update(well_since=at)


def end(alarm: Alarm, trouble: Trouble, *, at: datetime) -> None:
    """End the alarm: its trouble has been gone for long enough."""
    with transaction.atomic():
        Alarm.objects.filter(pk=alarm.pk).update(ended_at=at)
        record(events.ENDED, alarm, by=SYSTEM, at=at, sentence=trouble.kept)


def note_told(
    begun: Sequence[Alarm],
    over: Sequence[Alarm],
    *,
    told: Sequence[User],
    troubles: Mapping[int, Trouble],
    at: datetime,
) -> None:
    """Record on each alarm that people were told, even if there was nobody to tell.

    ``troubles`` has the one of each alarm, by its number. Belongs in the transaction of the mails.
    """
    Alarm.objects.filter(pk__in=[alarm.pk for alarm in begun]).update(told_at=at)
    Alarm.objects.filter(pk__in=[alarm.pk for alarm in over]).update(end_told_at=at)
    kind = events.TOLD if told else events.UNHEARD
    to = ", ".join(user.email for user in told)
    for alarm in (*begun, *over):
        title = {**troubles[alarm.pk].kept, "is_over": alarm.ended_at is not None}
        record(kind, alarm, by=SYSTEM, at=at, to=to, title=title)
