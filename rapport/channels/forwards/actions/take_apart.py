"""Undoing a forward that joined an existing ticket."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.channels import events
from rapport.channels.intake.actions import meet_author
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.authors import find_colleague
from rapport.channels.intake.queues import queue_of
from rapport.channels.intake.reading import read
from rapport.channels.models import Forward, Inbound
from rapport.channels.parsed import What
from rapport.core import clock
from rapport.core.errors import Conflict
from rapport.customers.models import Person
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import attribute, open_ticket, split_off
from rapport.tickets.models import Link, Message, Ticket
from rapport.tickets.opening import Predecessor, Triage


def take_apart(forward: Forward, *, by: User, at: datetime | None = None) -> Ticket:
    """Make a joined forward a separate, linked ticket of its sender, with the mail as it came.

    What the mail added to the other ticket is removed from it: the note, and the customer's
    message unless that had come by another way too. Raises Conflict for a forward that joined no
    ticket.
    """
    require(by, Ability.WORK_TICKETS)
    at = at or clock.now()
    with transaction.atomic():
        rows = Forward.objects.select_for_update(of=("self",))
        forward = rows.select_related("inbound", "message__ticket", "note", "user").get(
            pk=forward.pk
        )
        if not forward.inbound.digest:
            raise Conflict(_("It could not be fetched, so there is nothing to process."))
        arrival = Arrival(forward.inbound, read(forward.inbound))
        what, sender = arrival.parsed.what, arrival.parsed.who.sender
        if forward.state != Forward.State.JOINED or sender is None:
            raise Conflict(_("Nothing on this ticket was treated as a forward."))
        person = meet_author(find_colleague(forward.user, sender), arrival)
        message = _message(forward, what, person, by, at)
        attribute(
            message,
            to=person,
            subject=what.subject,
            content=what.content,
            written_at=arrival.at,
            kind=events.FORWARD_DECLINED,
            without=forward.note,
            by=by,
            at=at,
        )
        _save(forward, message, by, at)
    return Ticket.objects.get(pk=message.ticket_id)


def _message(forward: Forward, what: What, person: Person, by: User, at: datetime) -> Message:
    """Return the first message of the new ticket: the one that the mail brought, else a new one."""
    if _brought(forward):
        return Message.objects.get(ticket=split_off(forward.message, by=by, at=at))
    origin = forward.message.ticket
    reason = _("Split off from #%(pk)d: %(subject)s") % {"pk": origin.pk, "subject": origin.subject}
    ticket = open_ticket(
        person,
        subject=what.subject,
        content=what.content,
        channel=forward.inbound.channel,
        by=by,
        triage=Triage(queue_of(what)),
        follows=Predecessor(origin, Link.SPLIT, reason),
        at=forward.inbound.received_at,
    )
    return Message.objects.get(ticket=ticket)


def _brought(forward: Forward) -> bool:
    """Return whether the customer's message came by this mail alone."""
    message = forward.message
    if message.kind != Message.Kind.INBOUND:
        return False
    others = Inbound.objects.filter(message=message).exclude(pk=forward.inbound_id)
    before = Forward.objects.filter(message=message, pk__lt=forward.pk)
    return not others.exists() and not before.exists()


def _save(forward: Forward, message: Message, by: User, at: datetime) -> None:
    Inbound.objects.filter(pk=forward.inbound_id).update(
        ticket=message.ticket_id, message=message.pk, state=Inbound.State.OPENED, reason=""
    )
    forward.ticket_id, forward.message, forward.note = message.ticket_id, message, None
    forward.state, forward.decided_by, forward.decided_at = Forward.State.DECLINED, by, at
    forward.save()
