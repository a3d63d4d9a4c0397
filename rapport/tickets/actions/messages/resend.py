"""Sending an answer again to those whom it did not reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.customers.actions import add_identity
from rapport.customers.identities import find, normalise
from rapport.customers.models import Identity
from rapport.customers.reaching import refuse_dead
from rapport.people.models import User
from rapport.tickets.actions import _row
from rapport.tickets.actions.address import remember
from rapport.tickets.actions.messages import outbox
from rapport.tickets.actions.messages.delivery import settle_reports
from rapport.tickets.correspondence.addressing import recipients
from rapport.tickets.correspondence.reaching import failed_addresses
from rapport.tickets.models import Message, Nondelivery, Outgoing, Ticket

MAIL = Identity.Kind.MAIL
# Where it did not go, and where it shall go; "" stands for a message that went nowhere.
Instead = Mapping[str, str]


def resend(
    message: Message,
    *,
    by: User,
    instead: Instead | None = None,
    anyway: bool = False,
    at: datetime | None = None,
) -> Message:
    """Send an answer again to those whom it did not reach, and to nobody else.

    ``instead`` has other addresses for some of theirs: they become the customer's, and later
    answers go there too. Raises Invalid when it has arrived, when nobody knows where to, and for a
    wrong address; DeadAddress when one refuses mail for good, unless it goes there ``anyway``;
    Conflict while it is on its way.
    """
    at = at or clock.now()
    with transaction.atomic():
        # The outbox locks them first, too.
        rows = Outgoing.objects.select_for_update(of=("self",)).filter(message=message)
        sendings = list(rows.order_by("pk"))
        ticket = _row.begin(message.ticket, by)
        failed = failed_addresses(message) or [""]
        new = {old: normalise(MAIL, to) for old, to in (instead or {}).items() if old in failed}
        _check(message, sendings, failed, new)
        if not anyway:
            refuse_dead(new.get(each, each) for each in failed)
        if new:
            _introduce(ticket, new, by, at)
        for sending in sendings:
            _again(sending, message, failed, new, by, at)
        if not sendings:
            outbox.send_separately(message, list(new.values()), by=by, at=at)
    return message


def _check(message: Message, sendings: Iterable[Outgoing], failed: list[str], new: Instead) -> None:
    row = Nondelivery.objects.filter(message=message, ended_at=None).exists()
    if not row:
        raise Invalid(_("This reply has arrived, as far as is known."))
    if any(each.state in (Outgoing.State.QUEUED, Outgoing.State.CLAIMED) for each in sendings):
        raise Conflict(_("It is being sent again already."))
    if "" in failed and not new:
        raise Invalid(_("Say who it should go to."))


def _introduce(ticket: Ticket, new: Instead, by: User, at: datetime) -> None:
    """Make the new addresses those of whoever had the old ones, on this ticket at least."""
    for old, to in new.items():
        if find(to) is None:
            owner = (find(old) if old else None) or ticket.customer
            add_identity(owner, kind=MAIL, value=to, by=by, at=at)
    known = recipients(ticket)
    going = [new.get(each, each) for each in known.to] or list(new.values())
    copies = [new.get(each, each) for each in known.cc]
    remember(ticket, to=going, cc=copies, by=by, at=at)


def _again(
    sending: Outgoing, message: Message, failed: list[str], new: Instead, by: User, at: datetime
) -> None:
    """Send what nobody got as it was, and to some of its recipients a mail of their own."""
    if sending.state == Outgoing.State.PARKED:
        sending.to = [new.get(each.strip().lower(), each) for each in sending.to]
        sending.cc = [new.get(each.strip().lower(), each) for each in sending.cc]
        sending.save(update_fields=["to", "cc"])
        outbox.retry(sending, by=by, anyway=True, at=at)
        return
    theirs = [each for each in sending.addresses if each in failed]
    if theirs:
        settle_reports(sending, addresses=theirs, at=at)
        outbox.send_separately(message, [new.get(each, each) for each in theirs], by=by, at=at)
