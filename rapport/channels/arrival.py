"""What an arrival means for the desk: the rules, in the order in which they are asked.

Runs inside the transaction that settles the arrival (``channels.inbox``).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rapport.channels import acknowledgement, brakes, duplicates, matching, reports, staff
from rapport.channels.matching import Match
from rapport.channels.models import Inbound
from rapport.channels.outcome import Outcome, State
from rapport.channels.transport import Forwarded, Parsed, Sender, TransportError
from rapport.core.errors import Invalid
from rapport.core.prepared import prepared
from rapport.customers.actions import find_or_meet
from rapport.customers.models import Person
from rapport.people.actors import SYSTEM, Actor
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import copy_in, note, open_ticket, receive
from rapport.tickets.actions.open_ticket import default_queue
from rapport.tickets.models import Message, Queue, Ticket

MOST_COPIED = 20


def take_in(inbound: Inbound, parsed: Parsed) -> Outcome:
    """Do what the arrival means and say what became of it; a RapportError has it parked."""
    earlier = duplicates.find(inbound, parsed)
    if earlier is not None:
        reason = _("The same message had arrived before.")
        return Outcome(State.DUPLICATE, reason, earlier.ticket, earlier.message)
    match = matching.find(parsed, channel=inbound.channel)
    if parsed.report is not None and not inbound.insisted:
        return reports.take_in(inbound, parsed, parsed.report)
    if parsed.aside and not inbound.insisted:
        return Outcome(State.RECORDED, parsed.aside, match.number if match else None)
    if parsed.sender is None:
        raise TransportError(_("It names no sender, so nobody could be answered."), permanent=True)
    if match is None and not parsed.opens and not inbound.insisted:
        reason = _("An automatic answer to nothing that we sent.")
        return Outcome(State.RECORDED, reason)
    user = staff.find_user(parsed.sender.value)
    if user is not None:
        return _from_staff(inbound, parsed, user, match)
    person = _meet(parsed.sender, inbound)
    return _from_customer(inbound, parsed, person, match)


def _from_staff(inbound: Inbound, parsed: Parsed, user: User, match: Match | None) -> Outcome:
    number = match.number if match else 0
    ticket = Ticket.objects.visible_to(user).filter(pk=number).first()
    if ticket is not None:
        return staff.answer_by_mail(ticket, user, parsed, at=inbound.received_at)
    if parsed.forwarded is not None:
        return _from_forwarded(inbound, parsed, parsed.forwarded, user)
    assert parsed.sender is not None
    return _from_customer(inbound, parsed, _meet(parsed.sender, inbound), None)


def _from_forwarded(inbound: Inbound, parsed: Parsed, inner: Forwarded, user: User) -> Outcome:
    """Open the ticket for the customer whose message a user of ours forwarded."""
    person = _meet(inner.sender, inbound)
    theirs = replace(parsed, subject=inner.subject, content=inner.content, copied=())
    opened = _open(inbound, theirs, person, by=_able(user, parsed))
    if inner.cover and opened.ticket is not None and user.may(Ability.WORK_TICKETS):
        ticket = Ticket.objects.get(pk=opened.ticket)
        note(ticket, text=inner.cover, by=user, at=inbound.received_at)
    return opened


def _able(user: User, parsed: Parsed) -> Actor:
    """Return the user where their role and team let them open it, else Rapport does."""
    queue = _queue(parsed)
    may = user.may(Ability.WORK_TICKETS) and (
        user.sees_every_team or queue.team_id in user.team_ids
    )
    return user if may else SYSTEM


def _from_customer(
    inbound: Inbound, parsed: Parsed, person: Person, match: Match | None
) -> Outcome:
    if match is None:
        return _open(inbound, parsed, person, by=person)
    if not matching.belongs(match, person):
        if parsed.automatic:
            return Outcome(State.RECORDED, _("An automatic answer from outside."), match.number)
        reason = _("%(who)s wrote in answer to #%(number)d without being part of it.")
        words = reason % {"who": parsed.sender_name, "number": match.number}
        return _open(inbound, parsed, person, by=person, linked_to=match.ticket, reason=words)
    if match.is_closed and not parsed.automatic:
        words = _("#%(number)d was closed when this came.") % {"number": match.number}
        return _open(inbound, parsed, person, by=person, linked_to=match.ticket, reason=words)
    return _append(inbound, parsed, person, match.ticket)


def _append(inbound: Inbound, parsed: Parsed, person: Person, ticket: Ticket) -> Outcome:
    message = receive(
        ticket,
        person=person,
        content=parsed.content,
        channel=inbound.channel,
        by=person,
        automatic=parsed.automatic,
        at=inbound.received_at,
    )
    if parsed.automatic:
        reason = _("An automatic answer: nobody waits because of it.")
        return Outcome(State.RECORDED, reason, ticket.pk, message.pk)
    _copy_in(ticket, parsed, inbound, by=person)
    return Outcome(State.APPENDED, ticket=ticket.pk, message=message.pk)


def _open(
    inbound: Inbound,
    parsed: Parsed,
    person: Person,
    *,
    by: Actor,
    linked_to: Ticket | None = None,
    reason: str = "",
) -> Outcome:
    at = inbound.received_at
    recent = brakes.recent(person, parsed.subject, at)
    flooded = recent.flooded_ticket(parsed.subject, at)
    if flooded is not None:
        return _gather(inbound, parsed, person, flooded)
    ticket = open_ticket(
        person,
        subject=parsed.subject,
        content=parsed.content,
        channel=inbound.channel,
        by=by,
        queue=_queue(parsed),
        linked_to=linked_to,
        link_reason=reason,
        at=at,
    )
    _copy_in(ticket, parsed, inbound, by=by)
    acknowledgement.acknowledge_if_due(ticket, inbound, parsed, person, recent, at=at)
    return Outcome(State.OPENED, reason, ticket.pk, int(_messages(ticket.pk)[0][0]))


@prepared
def _messages(ticket: int) -> QuerySet[Message, Any]:
    return Message.objects.filter(ticket=ticket).order_by("pk").values_list("pk")


def _gather(inbound: Inbound, parsed: Parsed, person: Person, number: int) -> Outcome:
    """Go on in one ticket with what floods the desk."""
    ticket = Ticket.objects.get(pk=number)
    message = receive(
        ticket,
        person=person,
        content=parsed.content,
        channel=inbound.channel,
        by=person,
        automatic=True,
        at=inbound.received_at,
    )
    reason = _("More than %(limit)d with the same subject within an hour go on in one ticket.")
    words = reason % {"limit": brakes.SAME_SUBJECT}
    return Outcome(State.RECORDED, words, ticket.pk, message.pk)


def _queue(parsed: Parsed) -> Queue:
    named = Queue.objects.filter(pk=parsed.queue).first() if parsed.queue else None
    return named or default_queue()


def _copy_in(ticket: Ticket, parsed: Parsed, inbound: Inbound, *, by: Actor) -> None:
    """Let those who were copied belong to the ticket; people who work here do so anyway."""
    copied = parsed.copied[:MOST_COPIED]
    if not copied or parsed.automatic:
        return
    ours = set(
        User.objects.filter(email__in=[sender.value.lower() for sender in copied]).values_list(
            "email", flat=True
        )
    )
    people = []
    for sender in copied:
        # An address that is none, among those copied, is no reason to keep the mail waiting.
        with suppress(Invalid):
            if sender.value.lower() not in ours:
                people.append(_meet(sender, inbound))
    copy_in(ticket, people=people, by=by, at=inbound.received_at)


def _meet(sender: Sender, inbound: Inbound) -> Person:
    return find_or_meet(
        sender.value,
        kind=sender.kind,
        name=sender.name,
        channel=inbound.channel,
        by=SYSTEM,
        at=inbound.received_at,
    )
