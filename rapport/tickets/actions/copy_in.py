"""Adding people to a ticket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.tickets import events
from rapport.tickets.models import Answered, Participant, Ticket
from rapport.timeline.record import record

# The history names so many people, as the page does beside the conversation.
NAMED = 6


def copy_in(
    ticket: Ticket,
    *,
    people: Sequence[Person],
    by: Actor,
    answered: str = Answered.COPY,
    addresses: Mapping[int, str] | None = None,
    at: datetime | None = None,
) -> Ticket:
    """Add people to the ticket, so that what they write may join it.

    ``answered`` is how answers reach them, ``addresses`` where, by the person's number. People who
    belong to it already stay as they are.
    """
    at_address = addresses or {}
    require(by, Ability.WORK_TICKETS)
    if not people:
        return ticket
    at = at or clock.now()
    with transaction.atomic():
        known = set(
            Participant.objects.filter(ticket=ticket, person__in=people).values_list(
                "person_id", flat=True
            )
        )
        new = list({person.pk: person for person in people if person.pk not in known}.values())
        if not new:
            return ticket
        Participant.objects.bulk_create(
            Participant(
                ticket=ticket,
                person=person,
                kind=Participant.Kind.COPIED,
                answered=answered,
                address=at_address.get(person.pk, ""),
            )
            for person in new
        )
        names = [person.name or at_address.get(person.pk) or str(person) for person in new]
        details = {
            "people": [person.pk for person in new],
            "names": ", ".join(names[:NAMED]),
            "more": max(0, len(names) - NAMED),
        }
        record(events.COPIED, ticket, by=by, at=at, **details)
    return ticket
