"""Handling a colleague's forward.

It runs in the transaction that settles the mail. The colleague's words above it become a note of
theirs, which no customer sees.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from rapport.channels.events import FORWARD_JOINED
from rapport.channels.forwards.rules import original_id, unproved_cover, written_at
from rapport.channels.intake.actions import gather, meet_author, open_for
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import Gather, JoinKnown, JoinTicket, OpenForwarded
from rapport.channels.intake.outcome import Outcome, State
from rapport.channels.intake.queues import queue_of
from rapport.channels.models import Forward
from rapport.channels.parsed import Forwarded
from rapport.people.actors import SYSTEM, Actor
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


def open_forwarded(decision: OpenForwarded, arrival: Arrival) -> Outcome:
    """Open a ticket for the author of the forwarded mail, with the forwarder's note on it."""
    theirs = arrival.read_as(arrival.parsed.of_forwarded(decision.inner))
    opening = decision.opening
    if isinstance(opening, Gather):
        return gather(opening, theirs)
    opened = open_for(
        opening,
        theirs,
        by=_able(decision.user, arrival),
        written_at=written_at(decision.inner, arrival.inbound),
        forwarded_by=decision.user,
    )
    above = _note_cover(Ticket(pk=opened.ticket), decision.inner, decision.user, arrival)
    made_sender = opening.author.known is None
    _keep(
        arrival,
        decision.inner,
        decision.user,
        opened,
        Forward.State.TAKEN,
        above,
        made_sender=made_sender,
    )
    return opened


def offer(arrival: Arrival, inner: Forwarded, user: User, opened: Outcome) -> None:
    """Remember that a mail in a colleague's name, unproved, forwards something.

    Leaves no event: nothing is done with it until somebody decides.
    """
    _keep(arrival, inner, user, opened, Forward.State.OFFERED)


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


def _able(user: User, arrival: Arrival) -> Actor:
    """Return the user if their team lets them open it, else Rapport as the actor."""
    may = user.sees_every_team or queue_of(arrival.parsed.what).team_id in user.team_ids
    return user if may else SYSTEM
