"""The watchman, which raises and ends alarms.

It raises one for a lasting trouble, ends it when it is over, and has people told, once per
incident: a relapse continues the same alarm, which ends only after the trouble has been gone for a
while, and for longer each time it comes back within a day. So a server that comes and goes causes
few mails.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from rapport.channels import accounts
from rapport.channels.alarms import actions, telling
from rapport.channels.alarms.models import Alarm
from rapport.channels.alarms.troubles import Trouble, find, of_alarm
from rapport.timeline import turns

STEADY = timedelta(minutes=15)
LONGEST_STEADY = timedelta(hours=4)
LATELY = timedelta(days=1)


class Watchman:
    """Checks at intervals; remembers since when it has been awake."""

    def __init__(self) -> None:
        self._awake_since: datetime | None = None

    def look(self, at: datetime) -> bool:
        """Check once, if no other process does; there is never more to do at once."""
        self._awake_since = self._awake_since or at
        with turns.turn("alarms") as mine:
            if mine:
                look(at, awake_since=self._awake_since)
        return False


# The watchman of this process.
WATCHMAN = Watchman()


def look(at: datetime, *, awake_since: datetime | None = None) -> None:
    """Raise, continue and end alarms by the current troubles, and tell people of the changes."""
    found = {trouble.key: trouble for trouble in find(at)}
    known = accounts.by_key()
    for alarm in Alarm.objects.ongoing():
        trouble = found.pop(alarm.key, None)
        if trouble is not None:
            actions.note_trouble(alarm, trouble)
        else:
            _seem_well(alarm, of_alarm(alarm, known.get(alarm.account)), at)
    for trouble in found.values():
        if trouble.lasts(at, awake_since):
            actions.raise_alarm(trouble, at=at)
    telling.tell(at)


def _seem_well(alarm: Alarm, trouble: Trouble, at: datetime) -> None:
    """End the alarm once the trouble has been gone for long enough."""
    if alarm.well_since is None:
        actions.note_well(alarm, at=at)
    elif at - alarm.well_since >= _steady(alarm, at):
        actions.end(alarm, trouble, at=at)


def _steady(alarm: Alarm, at: datetime) -> timedelta:
    """Return how long it must be gone: doubled for each return within a day."""
    lately = Alarm.objects.filter(
        account=alarm.account, kind=alarm.kind, raised_at__gt=at - LATELY, pk__lt=alarm.pk
    )
    doublings: int = 2 ** min(lately.count(), 10)
    return min(STEADY * doublings, LONGEST_STEADY)
