"""Visits of the cockpit: the time and needs of the latest."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from rapport.cockpit.models import Visit
from rapport.core.database.prepared import prepared
from rapport.people.models import User
from rapport.timeline.position import Position

# Coming back sooner is the same visit.
PAUSE = timedelta(minutes=30)
# Looking again sooner is not noted: reading a page should rarely have to write.
QUIET = timedelta(minutes=10)


def visit_of(user: User) -> Visit | None:
    """Return this person's latest visit, or None if they never looked."""
    return next(iter(_visits(user.pk)), None)


@prepared
def _visits(user: int) -> QuerySet[Visit, Visit]:
    return Visit.objects.filter(user=user)


def is_new_visit(visit: Visit, at: datetime) -> bool:
    """Return whether looking now is another visit than the latest."""
    return at - visit.at >= PAUSE


def is_noted(visit: Visit, at: datetime) -> bool:
    """Return whether this visit was noted a moment ago, so that looking now need not be."""
    return at - visit.at < QUIET


def last_looked(user: User, at: datetime) -> tuple[datetime, Position] | None:
    """Return when the visit before this one ended, and the end of the timeline then."""
    visit = visit_of(user)
    if visit is None:
        return None
    if is_new_visit(visit, at):
        return visit.at, Position(visit.latest_xid, visit.latest_event_id)
    return (visit.since, Position(visit.xid, visit.event_id)) if visit.since else None


def known_to(user: User, at: datetime) -> frozenset[str] | None:
    """Return the marks of the needs that were there when they last looked; None if they never
    did.
    """
    visit = visit_of(user)
    if visit is None:
        return None
    if is_new_visit(visit, at):
        return frozenset(visit.latest_known)
    return frozenset(visit.known) if visit.since else None
