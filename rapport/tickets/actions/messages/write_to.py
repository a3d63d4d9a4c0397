"""Mails of ours that begin a ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.customers.identities import mail_addresses
from rapport.customers.models import Person
from rapport.customers.reaching import refuse_dead
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets import events
from rapport.tickets.actions import _begin, _outbox, _store
from rapport.tickets.actions.address import remember
from rapport.tickets.actions.assign import take
from rapport.tickets.actions.messages.draft import discard_mail
from rapport.tickets.actions.messages.picture import written
from rapport.tickets.correspondence.content import File
from rapport.tickets.models import Message, Ticket
from rapport.tickets.opening import NO_PREDECESSOR, Predecessor, Triage
from rapport.tickets.status import OURS, Status
from rapport.timeline.record import record

AS_USUAL = Triage()


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail of ours: its subject, its words, its files, and who gets it.

    ``to`` is one of the customer's addresses; their first one without it. Where one of the
    addresses refuses mail for good, it goes there only ``anyway``.
    """

    subject: str
    text: str
    to: str = ""
    cc: Sequence[str] = ()
    files: Sequence[File] = ()
    anyway: bool = False


def write_to(
    customer: Person,
    *,
    letter: Letter,
    by: User,
    triage: Triage = AS_USUAL,
    follows: Predecessor = NO_PREDECESSOR,
    token: str = "",
    at: datetime | None = None,
) -> Ticket:
    """Open a ticket with a mail of ours to the customer, and put it in the outbox.

    The ticket belongs to the writer and waits for the customer, whose answer joins it. Nobody was
    waiting, so it has no first response. A ``token`` that was used before returns the ticket that
    it made. Raises Invalid without a subject, words, or an address of the customer's to write to,
    and DeadAddress when one refuses mail for good.
    """
    require(by, Ability.WORK_TICKETS)
    _check(letter)
    queue, at = _begin.queue_for(triage, by), at or clock.now()
    with transaction.atomic():
        if token and (made := Ticket.objects.filter(messages__token=token).first()):
            return made
        to = _address(customer, letter.to)
        ticket = _begin.create(
            queue,
            customer,
            triage,
            at,
            subject=" ".join(letter.subject.split())[:255],
            status=Status.PENDING,
            channel=OURS,
            **follows.fields,
        )
        going = remember(ticket, to=[to], cc=letter.cc, by=by, at=at)
        if not letter.anyway:
            refuse_dead([*going.to, *going.cc])
        content = written(letter.text, None, by=by, files=letter.files, to=going.to, cc=going.cc)
        message = Message(
            ticket=ticket, kind=Message.Kind.REPLY, at=at, user=by, channel=OURS, token=token
        )
        _store.save(message, content)
        details = {"queue": queue.pk, "team": queue.team_id, "to": str(customer)}
        record(events.BEGUN, ticket, by=by, at=at, message=message.pk, **details)
        ticket = take(ticket, by=by, at=at)
        _outbox.put(ticket, message, at)
        discard_mail(customer, text=letter.text, by=by)
    return ticket


def _check(letter: Letter) -> None:
    if not letter.subject.strip():
        raise Invalid(_("Write a subject: the customer sees it first."))
    if not letter.text.strip() and not letter.files:
        raise Invalid(_("Write something to send."))


def _address(customer: Person, wanted: str) -> str:
    """Return the customer's address to write to; it must be theirs."""
    known = list(mail_addresses(customer.pk))
    if not known:
        raise Invalid(
            _("There is no email address for %(name)s. Add one on their page first.")
            % {"name": customer}
        )
    address = wanted.strip().lower() or known[0]
    if address not in known:
        raise Invalid(
            _("%(address)s is not an address of %(name)s. Copy them in instead.")
            % {"address": wanted[:254], "name": customer}
        )
    return str(address)
