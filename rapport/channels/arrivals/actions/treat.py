"""Treatments: a person says what an arrival is, and undoes it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.channels import events
from rapport.channels.arrivals.actions.keep import keep_again
from rapport.channels.arrivals.actions.settle import settle
from rapport.channels.arrivals.rules.treatments import TREATABLE
from rapport.channels.models import Inbound, Treatment
from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.customers.identities import mail_addresses
from rapport.customers.models import Person
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import close, split_off
from rapport.tickets.models import Ticket
from rapport.timeline.record import record

State, As = Inbound.State, Inbound.As

# The fields of an arrival that a treatment changes.
CHANGED = ("state", "reason", "about", "treated_as", "ticket_id", "message_id")


def treat(
    inbound: Inbound,
    *,
    treated_as: str,
    by: User,
    ticket: Ticket | None = None,
    person: Person | None = None,
    at: datetime | None = None,
) -> Treatment:
    """Treat an arrival as what a person says it is, whatever the rules say.

    ``ticket`` goes with "ticket", ``person`` with "customer". Raises Conflict when it is on a
    ticket already or its bytes are missing, Invalid when the ticket or customer is unsuitable.
    """
    # "Not spam" is part of working on a queue; everything else is for those who manage the desk.
    is_rescue = inbound.state == State.SPAM and treated_as == As.MESSAGE
    require(by, Ability.WORK_TICKETS if is_rescue else Ability.MANAGE_DESK)
    at = at or clock.now()
    _check(inbound, treated_as, ticket, person)
    with transaction.atomic():
        before = {field: getattr(inbound, field) for field in CHANGED}
        if not keep_again(inbound, State(inbound.state), treated_as=treated_as):
            raise Conflict(_("Somebody else has already dealt with this. See what became of it."))
        treatment = Treatment.objects.create(
            inbound=inbound,
            treated_as=treated_as,
            ticket=ticket if treated_as == As.TICKET else None,
            person=person if treated_as == As.CUSTOMER else None,
            user=by,
            at=at,
            before=before,
        )
        record(events.TREATED, inbound, by=by, at=at, channel=inbound.channel, what=treated_as)
    inbound.refresh_from_db()
    settle(inbound, at=at)
    if inbound.ticket is not None:
        inbound.ticket.refresh_from_db()
        treatment.stands = inbound.ticket.changed_at
        treatment.save(update_fields=["stands"])
    return treatment


def untreat(treatment: Treatment, *, by: User, at: datetime | None = None) -> Inbound:
    """Undo a treatment; doing it twice changes nothing.

    A ticket that it opened is closed, a message that it added is split off and closed. Raises
    Conflict when that ticket has been worked on meanwhile: then it stays.
    """
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    inbound = treatment.inbound
    with transaction.atomic():
        undone = Treatment.objects.filter(pk=treatment.pk, undone_at=None)
        if not undone.update(undone_at=at, undone_by=by):
            return inbound
        if treatment != inbound.treatments.last():
            raise Conflict(_("It has been changed again since. Undo that first."))
        if inbound.state != State.RECORDED:
            _withdraw(inbound, treatment, by, at)
        Inbound.objects.filter(pk=inbound.pk).update(**treatment.before)
        what = treatment.treated_as
        record(events.UNTREATED, inbound, by=by, at=at, channel=inbound.channel, what=what)
    inbound.refresh_from_db()
    return inbound


def _check(inbound: Inbound, treated_as: str, ticket: Ticket | None, person: Person | None) -> None:
    if treated_as not in As.values:
        raise Invalid(_("Choose one of the options offered."))
    if inbound.state == State.KEPT:
        raise Conflict(_("It is being processed right now. Try again in a minute."))
    if inbound.state not in TREATABLE or inbound.message_id is not None:
        raise Conflict(_why_settled(inbound))
    if not inbound.digest:
        raise Conflict(_("It could not be fetched, so there is nothing to process."))
    if treated_as == As.TICKET:
        if ticket is None:
            raise Invalid(_("There is no ticket with that number."))
        if ticket.is_closed:
            raise Invalid(_("#%d is closed. Anything new belongs in another ticket.") % ticket.pk)
    if treated_as == As.CUSTOMER and (person is None or not mail_addresses(person.pk)):
        raise Invalid(_("There is no customer with that email address."))


def _why_settled(inbound: Inbound) -> str:
    if inbound.ticket_id is None:
        return _("It is a copy of something that had arrived before. Change that one.")
    number = {"number": inbound.ticket_id}
    return _("It is already on ticket #%(number)d. Move it from there.") % number


def _withdraw(inbound: Inbound, treatment: Treatment, by: User, at: datetime) -> None:
    """Remove the message from the ticket that the treatment added it to."""
    ticket, message = inbound.ticket, inbound.message
    if ticket is None or message is None:
        return
    if inbound.state == State.APPENDED:
        close(split_off(message, by=by, at=at), by=by, at=at)
        return
    others = ticket.messages.exclude(pk=message.pk).exists()
    if others or treatment.stands is None or ticket.changed_at > treatment.stands:
        raise Conflict(_("#%d has been worked on since, so it stays.") % ticket.pk)
    close(ticket, by=by, at=at)
