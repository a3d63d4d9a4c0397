"""What somebody who works here passes on to the desk: it is the ticket of who wrote it first.

Anybody can write a colleague's name on a mail, and a forward opens a ticket in somebody else's name
with a note in the colleague's. So where a server proves senders, it counts as one only when it has
proved this one (``Parsed.verified``); else it stays the sender's own mail, and the page offers the
rest. Where none does, it is believed like a customer's name, and the note says that
(docs/decisions/0012).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from rapport.channels.arrivals import matching
from rapport.channels.arrivals.matching import Match
from rapport.channels.arrivals.opening import meet, open_for, queue_of
from rapport.channels.arrivals.outcome import Outcome, State
from rapport.channels.models import Forward, Inbound
from rapport.channels.transport import Forwarded, Parsed
from rapport.customers.actions import is_known
from rapport.customers.models import Person
from rapport.people.actors import SYSTEM, Actor
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import note, receive
from rapport.tickets.models import Message, Ticket


def may_forward(user: User, parsed: Parsed) -> bool:
    """Say whether this user's forward counts: they work on tickets, and nothing speaks against."""
    is_believed = parsed.verified or not parsed.provable
    return is_believed and not parsed.automatic and user.may(Ability.WORK_TICKETS)


def take_in(
    inbound: Inbound, parsed: Parsed, inner: Forwarded, user: User, match: Match | None
) -> Outcome:
    """Make it the ticket of who wrote it first, or let it join the one where it is already.

    What the user wrote above it becomes a note of theirs, which no customer sees.
    """
    known = matching.known(original_id(parsed, inner), inbound.channel, inner.sender.value)
    if known is not None:
        return _join(inbound, parsed, inner, user, known)
    has_met = not is_known(inner.sender.value, kind=inner.sender.kind)
    person = meet(inner.sender, inbound)
    if match and not match.is_over(inbound.received_at) and matching.belongs(match, person):
        message = _append(inbound, inner, person, match.ticket)
        return _join(inbound, parsed, inner, user, (match.number, message.pk))
    theirs = replace(parsed, subject=inner.subject, content=inner.content, copied=())
    opened = open_for(
        inbound,
        theirs,
        person,
        by=_able(user, parsed),
        said_at=said_at(inner, inbound),
        forwarded_by=user,
    )
    if opened.state == State.OPENED:
        above = _note(Ticket(pk=opened.ticket), parsed, inner, user, inbound.received_at)
        _keep(inbound, parsed, inner, user, opened, Forward.State.TAKEN, above, has_met=has_met)
    return opened


def offer(inbound: Inbound, parsed: Parsed, user: User, opened: Outcome) -> None:
    """Remember that a mail in a colleague's name passes something on, though it proves nothing."""
    if parsed.forwarded is not None and opened.state == State.OPENED:
        _keep(inbound, parsed, parsed.forwarded, user, opened, Forward.State.OFFERED)


def original_id(parsed: Parsed, inner: Forwarded) -> str:
    """Return the name of the message that was passed on, as far as the mail tells.

    Where the head of the inner one is not there, mail programs name it as what the outer answers.
    """
    return (inner.external_id or next(iter(parsed.refers_to), ""))[:255]


def said_at(inner: Forwarded, inbound: Inbound) -> datetime:
    """Return when the inner message was written, never later than it came."""
    return min(inner.at or inbound.received_at, inbound.received_at)


def _append(inbound: Inbound, inner: Forwarded, person: Person, ticket: Ticket) -> Message:
    return receive(
        ticket,
        person=person,
        content=inner.content,
        channel=inbound.channel,
        by=person,
        at=inbound.received_at,
    )


def _join(
    inbound: Inbound, parsed: Parsed, inner: Forwarded, user: User, known: tuple[int, int]
) -> Outcome:
    ticket, message = known
    above = _note(Ticket(pk=ticket), parsed, inner, user, inbound.received_at)
    reason = _("%(name)s forwarded what is on this ticket.") % {"name": user.name}
    joined = Outcome(State.APPENDED, reason, ticket, above.pk if above else message)
    at_message = replace(joined, message=message)
    _keep(inbound, parsed, inner, user, at_message, Forward.State.JOINED, above)
    return joined


def unproved_cover(parsed: Parsed, inner: Forwarded) -> str:
    """Return what stood above it, with a first line that says whose it is only by name."""
    words = _("Above the forwarded mail stood, in the name of %(name)s:")
    return words % {"name": parsed.sender_name} + "\n\n" + inner.cover


def _note(
    ticket: Ticket, parsed: Parsed, inner: Forwarded, user: User, at: datetime
) -> Message | None:
    if not inner.cover:
        return None
    text = inner.cover if parsed.verified else unproved_cover(parsed, inner)
    return note(ticket, text=text, by=user, at=at)


def _keep(
    inbound: Inbound,
    parsed: Parsed,
    inner: Forwarded,
    user: User,
    outcome: Outcome,
    state: Forward.State,
    above: Message | None = None,
    *,
    has_met: bool = False,
) -> None:
    Forward.objects.create(
        inbound=inbound,
        ticket_id=outcome.ticket or 0,
        message_id=outcome.message or 0,
        note=above,
        user=user,
        sender=inner.sender.value.lower()[:254],
        has_met=has_met,
        original_id=original_id(parsed, inner),
        state=state,
        at=inbound.received_at,
    )


def _able(user: User, parsed: Parsed) -> Actor:
    """Return the user where their team lets them open it, else Rapport does."""
    may = user.sees_every_team or queue_of(parsed).team_id in user.team_ids
    return user if may else SYSTEM
