"""Visits of the cockpit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from rapport.cockpit.models import Visit
from rapport.cockpit.visits import is_new_visit
from rapport.core import clock
from rapport.people.models import User
from rapport.timeline.models import Event


def note_visit(known: Iterable[str], *, by: User, at: datetime | None = None) -> Visit:
    """Remember that somebody looked, and which needs were there; half an hour later it is another
    visit.

    Leaves no event: nothing has happened that a person should hear of.
    """
    at = at or clock.now()
    xid, event_id = Event.objects.all().end()
    latest = {
        "at": at,
        "latest_xid": xid,
        "latest_event_id": event_id,
        "latest_known": sorted(known),
    }
    with transaction.atomic():
        visit = Visit.objects.select_for_update().filter(user=by).first()
        if visit is None:
            return Visit.objects.create(user=by, **latest)
        if is_new_visit(visit, at):
            visit.since, visit.xid, visit.event_id = (
                visit.at,
                visit.latest_xid,
                visit.latest_event_id,
            )
            visit.known = visit.latest_known
        for name, value in latest.items():
            setattr(visit, name, value)
        visit.save()
    return visit
