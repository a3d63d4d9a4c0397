"""Opening tickets for arrivals, and gathering floods in one."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from rapport.channels.intake import acknowledgement, limits
from rapport.channels.intake.actions.meet import copy_all_in, meet_author
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import Gather, Open
from rapport.channels.intake.outcome import Outcome, State
from rapport.channels.intake.queues import queue_of
from rapport.customers.models import Person
from rapport.people.actors import Actor
from rapport.people.models import User
from rapport.tickets.actions import acknowledge, open_ticket, receive, tell_colleague
from rapport.tickets.correspondence import messages
from rapport.tickets.models import Ticket
from rapport.tickets.opening import Triage


def open_for(
    decision: Open,
    arrival: Arrival,
    *,
    by: Actor | None = None,
    written_at: datetime | None = None,
    forwarded_by: User | None = None,
) -> Outcome:
    """Open a ticket for the author, as its creator unless ``by`` names another.

    It is confirmed if that is due, and a forwarder is told about the ticket.
    """
    person, follows = meet_author(decision.author, arrival), decision.follows
    what = arrival.parsed.what
    ticket = open_ticket(
        person,
        subject=what.subject,
        content=what.content,
        channel=arrival.channel,
        by=by or person,
        triage=Triage(queue_of(what)),
        follows=follows,
        written_at=written_at,
        at=arrival.at,
    )
    copy_all_in(ticket, arrival, by=by or person)
    if forwarded_by is not None:
        _tell_forwarder(ticket, arrival, forwarded_by)
    if forwarded_by is None or ticket.queue.acknowledges_forwarded:
        _acknowledge(ticket, decision, arrival, person)
    return Outcome(State.OPENED, follows.reason, ticket.pk, messages.first_of(ticket))


def gather(decision: Gather, arrival: Arrival) -> Outcome:
    """Add the message of a flood to its ticket."""
    person, ticket = meet_author(decision.author, arrival), Ticket.objects.get(pk=decision.ticket)
    message = receive(
        ticket,
        person=person,
        content=arrival.parsed.what.content,
        channel=arrival.channel,
        by=person,
        automatic=True,
        at=arrival.at,
    )
    reason = _("More than %(limit)d mails with the same subject within an hour join one ticket.")
    sentence = reason % {"limit": limits.SAME_SUBJECT}
    return Outcome(State.RECORDED, sentence, ticket.pk, message.pk)


def _acknowledge(ticket: Ticket, decision: Open, arrival: Arrival, person: Person) -> None:
    if acknowledgement.is_due(ticket, arrival, decision.recent):
        asked = arrival.parsed.what.content.reply_to
        text = acknowledgement.text_for(ticket, person)
        acknowledge(ticket, text=text, to=[asked] if asked else [], at=arrival.at)


def _tell_forwarder(ticket: Ticket, arrival: Arrival, user: User) -> None:
    if acknowledgement.may_answer(arrival):
        text = acknowledgement.text_for_forwarder(ticket, user)
        tell_colleague(ticket, user=user, text=text, at=arrival.at)
