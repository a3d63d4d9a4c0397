"""Absences of people who work here."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.core.ledger import Actor, record
from rapport.people import events
from rapport.people.actions import _rows
from rapport.people.actors import require, require_over
from rapport.people.models import Absence, User
from rapport.people.roles import Ability


def note_absence(
    person: User,
    *,
    start: datetime,
    until: datetime | None = None,
    by: Actor,
    at: datetime | None = None,
) -> Absence:
    """Record that somebody is away from ``start`` until ``until`` (exclusive), or indefinitely.

    Raises Invalid when it ends before it begins, Conflict when it overlaps another absence.
    """
    _require_for(by, person)
    at = at or clock.now()
    if until is not None and until <= start:
        raise Invalid(_("An absence cannot end before it begins."))
    with transaction.atomic():
        _rows.lock(person)
        _refuse_overlap(person, start, until)
        absence = Absence.objects.create(
            user=person, start=start, until=until, noted_by=by if isinstance(by, User) else None
        )
        record(
            events.OWN_ABSENCE_NOTED if by == person else events.ABSENCE_NOTED,
            person,
            by=by,
            at=at,
            person=person.pk,
            absence=absence.pk,
            **absence.days,
        )
    return absence


def end_absence(absence: Absence, *, by: Actor, at: datetime | None = None) -> Absence:
    """Record that the person is back, or is not going; an absence that is over stays unchanged."""
    person = absence.user
    _require_for(by, person)
    at = at or clock.now()
    with transaction.atomic():
        absence = Absence.objects.select_for_update().get(pk=absence.pk)
        if absence.until is not None and absence.until <= max(at, absence.start):
            return absence
        absence.until = max(at, absence.start)
        absence.save(update_fields=["until"])
        record(events.ABSENCE_ENDED, person, by=by, at=at, person=person.pk, absence=absence.pk)
    return absence


def _require_for(by: Actor, person: User) -> None:
    """Raise NotAllowed unless it is one's own absence, or that of somebody in a team one leads."""
    if by == person:
        return
    require(by, Ability.SET_ABSENCE)
    require_over(by, person.role)
    if isinstance(by, User) and not by.sees_every_team and not by.team_ids & person.team_ids:
        raise NotAllowed(_("%(name)s is in none of your teams.") % {"name": person.name})


def _refuse_overlap(person: User, start: datetime, until: datetime | None) -> None:
    overlapping = Absence.objects.not_over(start).filter(user=person)
    if until is not None:
        overlapping = overlapping.filter(Q(start__lt=until))
    if overlapping.exists():
        raise Conflict(_("%(name)s is already away then.") % {"name": person.name})
