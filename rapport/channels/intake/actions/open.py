"""Opening tickets for arrivals, and gathering floods in one."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from rapport.channels.intake import acknowledgement
from rapport.channels.intake.actions.meet import copy_all_in, meet_author
from rapport.channels.intake.actions.receive_from import receive_from
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import Gather, Open
from rapport.channels.intake.outcome import Outcome, State
from rapport.tickets.actions import acknowledge, open_ticket, receive, tell_colleague
from rapport.tickets.correspondence import messages
from rapport.tickets.models import Ticket
from rapport.tickets.opening import Triage


def open_for(decision: Open, arrival: Arrival) -> Outcome:
    """Open a ticket for the author, add who was copied, and tell people as decided."""
    person = meet_author(decision.author, arrival)
    what, opener = arrival.parsed.what, decision.opener or person
    said = {"gathers": decision.gathers} if decision.gathers else {}
    ticket = open_ticket(
        person,
        subject=what.subject,
        content=replace(what.content, particulars={**what.content.particulars, **said}),
        channel=arrival.channel,
        by=opener,
        triage=Triage(decision.queue),
        follows=decision.follows,
        written_at=decision.written_at,
        at=arrival.at,
    )
    copy_all_in(ticket, decision.copied, arrival, by=opener)
    if decision.tells is not None:
        text = acknowledgement.text_for_forwarder(ticket, decision.tells)
        tell_colleague(ticket, user=decision.tells, text=text, at=arrival.at)
    if decision.confirms:
        asked = what.content.reply_to
        text = acknowledgement.text_for(ticket, person)
        acknowledge(ticket, text=text, to=[asked] if asked else [], at=arrival.at)
    return Outcome(State.OPENED, decision.follows.reason, ticket.pk, messages.first_of(ticket))


def gather(decision: Gather, arrival: Arrival) -> Outcome:
    """Add the message of a flood to its ticket."""
    if decision.of_nobody:
        return _gather_unknown(decision, arrival)
    person, ticket = meet_author(decision.author, arrival), Ticket.objects.get(pk=decision.ticket)
    message = receive_from(person, ticket, arrival, automatic=True)
    reason = _("More than %(limit)d mails with the same subject within an hour join one ticket.")
    sentence = reason % {"limit": decision.limit}
    return Outcome(State.RECORDED, sentence, ticket.pk, message.pk)


def _gather_unknown(decision: Gather, arrival: Arrival) -> Outcome:
    """Add it as a message of its own customer, who may wait for an answer."""
    person, ticket = meet_author(decision.author, arrival), Ticket.objects.get(pk=decision.ticket)
    content = arrival.parsed.what.content
    message = receive(
        ticket,
        person=person,
        content=replace(content, particulars={**content.particulars, "gathered": ticket.pk}),
        channel=arrival.channel,
        by=person,
        at=arrival.at,
    )
    reason = _("More than %(limit)d such mails came from our own address within 10 minutes.")
    return Outcome(State.GATHERED, reason % {"limit": decision.limit}, ticket.pk, message.pk)
