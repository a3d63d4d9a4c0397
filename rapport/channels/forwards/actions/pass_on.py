"""Handling a colleague's forward.

It runs in the transaction that settles the mail. The colleague's words above it become a note of
theirs, which no customer sees.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from rapport.channels.events import FORWARD_JOINED
from rapport.channels.forwards.original import original_id, unproved_cover
from rapport.channels.intake.actions import meet_author, open_for
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import JoinKnown, JoinTicket, OpenForwarded, OpenOffered
from rapport.channels.intake.outcome import Outcome, State
from rapport.channels.models import Forward
from rapport.channels.parsed import Forwarded
from rapport.people.models import User
from rapport.tickets.actions import note, receive
from rapport.tickets.models import Message, Ticket
from rapport.timeline.record import record


def join_known(decision: JoinKnown, arrival: Arrival) -> Outcome:
    """Note on a ticket that a message it already has was forwarded again."""
    above = _note_cover(Ticket(pk=decision.ticket), decision.inner, decision.user, arrival)
    reason = _("%(name)s forwarded what is on this ticket.") % {"name": decision.user.name}
    joined = Outcome(
        State.APPENDED, reason, decision.ticket, above.pk if above else decision.message
    )
    at_message = replace(joined, message=decision.message)
    _keep(arrival, decision.inner, decision.user, at_message, Forward.State.JOINED, above)
    ticket = Ticket(pk=decision.ticket)
    record(FORWARD_JOINED, ticket, by=decision.user, at=arrival.at, message=decision.message)
    return joined


def join_ticket(decision: JoinTicket, arrival: Arrival) -> Outcome:
    """Add the forwarded mail to the ticket to which its author belongs."""
    person = meet_author(decision.author, arrival)
    message = receive(
        Ticket(pk=decision.ticket),
        person=person,
        content=decision.inner.content,
        channel=arrival.channel,
        by=person,
        at=arrival.at,
    )
    return join_known(
        JoinKnown(decision.user, decision.inner, decision.ticket, message.pk), arrival
    )


def open_forwarded(decision: OpenForwarded) -> Outcome:
    """Open a ticket for the author of the forwarded mail, with the forwarder's note on it."""
    user, inner, opening = decision.user, decision.inner, decision.opening
    opened = open_for(opening, decision.arrival)
    above = _note_cover(Ticket(pk=opened.ticket), inner, user, decision.arrival)
    made_sender = opening.author.known is None
    _keep(
        decision.arrival, inner, user, opened, Forward.State.TAKEN, above, made_sender=made_sender
    )
    return opened


def open_offered(decision: OpenOffered, arrival: Arrival) -> Outcome:
    """Open a ticket of the colleague's own, and remember that it forwards something.

    Nothing is done with what it forwards until somebody decides.
    """
    opened = open_for(decision.opening, arrival)
    _keep(arrival, decision.inner, decision.user, opened, Forward.State.OFFERED)
    return opened


def _note_cover(ticket: Ticket, inner: Forwarded, user: User, arrival: Arrival) -> Message | None:
    if not inner.cover:
        return None
    parsed = arrival.parsed
    text = inner.cover if parsed.trust.verified else unproved_cover(parsed, inner)
    return note(ticket, text=text, by=user, at=arrival.at)


def _keep(
    arrival: Arrival,
    inner: Forwarded,
    user: User,
    outcome: Outcome,
    state: Forward.State,
    above: Message | None = None,
    *,
    made_sender: bool = False,
) -> None:
    Forward.objects.create(
        inbound=arrival.inbound,
        ticket_id=outcome.ticket or 0,
        message_id=outcome.message or 0,
        note=above,
        user=user,
        sender=inner.sender.value.lower()[:254],
        made_sender=made_sender,
        original_id=original_id(arrival.parsed, inner),
        state=state,
        at=arrival.at,
    )
