"""Absences that a customer's mail program announces."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from rapport.core import clock
from rapport.customers import events
from rapport.customers.models import Person
from rapport.people.actors import Actor
from rapport.timeline.record import record


def note_away(
    person: Person,
    *,
    first: date | None,
    last: date,
    by: Actor,
    at: datetime | None = None,
) -> Person:
    """Record the days on which a person is away, as their mail program says; repeats change
    nothing.

    Without a ``first`` day they are away from the day of the message.
    """
    at = at or clock.now()
    first = first or at.date()
    with transaction.atomic():
        person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if last < first or (person.away_from, person.away_until) == (first, last):
            return person
        known = person.away_until == last
        person.away_from, person.away_until = first, last
        person.save(update_fields=["away_from", "away_until"])
        if not known:
            record(events.AWAY, person, by=by, at=at, until=last.isoformat())
    return person
