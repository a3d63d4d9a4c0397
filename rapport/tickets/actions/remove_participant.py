"""Removing a person from a ticket."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.customers.models import Person
from rapport.people.actors import Actor
from rapport.tickets import events
from rapport.tickets.actions import _row
from rapport.tickets.models import Participant, Ticket
from rapport.timeline.record import record


def remove_participant(
    ticket: Ticket, *, person: Person, by: Actor, at: datetime | None = None
) -> Ticket:
    """Remove somebody from a ticket; what they wrote on it stays.

    They get no more answers, and their reply opens a linked ticket. For somebody who is not on it
    nothing changes, without an event. Raises Invalid for the ticket's customer, Conflict on a
    merged ticket.
    """
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        if ticket.is_merged:
            raise Conflict(_("#%d was merged. Choose the ticket it was merged into.") % ticket.pk)
        if person.pk == ticket.customer_id:
            raise Invalid(_("This is the ticket of %s, who remains part of it.") % person)
        gone, _rows = Participant.objects.filter(ticket=ticket, person=person).delete()
        if gone:
            _row.save(ticket, at)
            record(
                events.PARTICIPANT_REMOVED, ticket, by=by, at=at, person=person.pk, name=str(person)
            )
    return ticket
