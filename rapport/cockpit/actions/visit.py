"""Visits of the cockpit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from rapport.cockpit.models import Visit
from rapport.cockpit.visits import is_new_visit, is_noted, visit_of
from rapport.core import clock
from rapport.people.models import User
from rapport.timeline.models import Event


def note_visit(known: Iterable[str], *, by: User, at: datetime | None = None) -> Visit:
    """Remember that somebody looked, and which needs were there; half an hour later it is another
    visit.

    A need that has gone is forgotten, so that it is new when it returns. Otherwise writes nothing
    for ten minutes after it has. Leaves no event: nothing has happened that a person should hear
    of.
    """
    at, there = at or clock.now(), set(known)
    noted = visit_of(by)
    if noted is not None and is_noted(noted, at) and there.issuperset(noted.known):
        return noted
    xid, event_id = Event.objects.all().end()
    latest = {
        "at": at,
        "latest_xid": xid,
        "latest_event_id": event_id,
        "latest_known": sorted(there),
    }
    with transaction.atomic():
        visit, is_first = Visit.objects.select_for_update().get_or_create(user=by, defaults=latest)
        if is_first:
            return visit
        if is_new_visit(visit, at):
            visit.since, visit.xid, visit.event_id = (
                visit.at,
                visit.latest_xid,
                visit.latest_event_id,
            )
            visit.known = visit.latest_known
        visit.known = sorted(there.intersection(visit.known))
        for name, value in latest.items():
            setattr(visit, name, value)
        visit.save()
    return visit
