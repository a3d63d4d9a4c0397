"""Adding an arrival to a ticket."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rapport.channels.intake.actions.meet import copy_all_in, meet_author
from rapport.channels.intake.actions.receive_from import receive_from
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import Add, Append, AppendAutomatic
from rapport.channels.intake.outcome import Outcome, State
from rapport.people.actors import SYSTEM
from rapport.tickets.actions import copy_in
from rapport.tickets.models import Ticket


def append(decision: Append, arrival: Arrival) -> Outcome:
    """Add it to the ticket that it answers; a colleague of the customer joins that ticket."""
    person, ticket = meet_author(decision.author, arrival), Ticket(pk=decision.ticket)
    message = receive_from(person, ticket, arrival)
    copy_in(ticket, people=[person], by=person, at=arrival.at)
    copy_all_in(ticket, decision.copied, arrival, by=person)
    return Outcome(State.APPENDED, ticket=ticket.pk, message=message.pk)


def append_automatic(decision: AppendAutomatic, arrival: Arrival) -> Outcome:
    """Add an automatic reply to the ticket that it answers, where it moves nothing."""
    person = meet_author(decision.author, arrival)
    message = receive_from(person, Ticket(pk=decision.ticket), arrival, automatic=True)
    reason = _("An automatic reply: nobody is waiting for an answer.")
    return Outcome(State.RECORDED, reason, decision.ticket, message.pk)


def add(decision: Add, arrival: Arrival) -> Outcome:
    """Add it to the ticket that a person named, and its author to the people on it."""
    ticket = decision.ticket
    person = meet_author(decision.author, arrival) if decision.author else ticket.customer
    if person.pk != ticket.customer_id:
        copy_in(ticket, people=[person], by=SYSTEM, at=arrival.at)
    message = receive_from(person, ticket, arrival)
    return Outcome(State.APPENDED, "", ticket.pk, message.pk)
