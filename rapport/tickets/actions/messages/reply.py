"""Answers to customers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.customers.reaching import refuse_dead
from rapport.people.models import User
from rapport.tickets import events
from rapport.tickets.actions import _outbox, _row, _store
from rapport.tickets.actions.address import remember
from rapport.tickets.actions.assign import take
from rapport.tickets.actions.messages.draft import discard_draft
from rapport.tickets.actions.messages.nondelivery import review
from rapport.tickets.actions.messages.picture import written
from rapport.tickets.correspondence.addressing import Recipients, recipients
from rapport.tickets.correspondence.content import File
from rapport.tickets.models import Message, Ticket
from rapport.tickets.status import OURS, Status
from rapport.timeline.record import record


class Overtaken(Conflict):
    """Somebody else wrote on the ticket while this answer was being written."""

    code = "overtaken"

    def __init__(self, message: Message) -> None:
        who = message.user or message.person or message.reply_to
        super().__init__(
            _(
                "Not sent yet: %(name)s wrote while you were writing. "
                "Read it above, then send again if your answer still fits."
            )
            % {"name": who}
        )


def reply(
    ticket: Ticket,
    *,
    text: str,
    by: User,
    to: Sequence[str] | None = None,
    cc: Sequence[str] | None = None,
    files: Sequence[File] = (),
    token: str = "",
    seen: int | None = None,
    anyway: bool = False,
    at: datetime | None = None,
) -> Message:
    """Answer the customer: store the message and put it in the outbox, in one transaction.

    Nobody waits any more; the ticket is pending on the customer, and an unassigned one now belongs
    to the writer. The answer goes to those whom ``to`` and ``cc`` name by address, who join the
    ticket and are remembered; by default, to the recipients of the last one. A ``token`` that was
    used before returns the message that it made. ``seen`` is the last message that the writer
    knew: raises Overtaken when somebody else has written since. Raises DeadAddress when one of the
    addresses refuses mail for good, unless it goes there ``anyway``. Raises Invalid without words
    or for a wrong address, Conflict on a closed ticket. The text may be formatted
    (``correspondence.markup``), and name pictures that its writer has put into it.
    """
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        if (made := _row.made_by(token, ticket, by)) is not None:
            return made
        _check_seen(ticket, seen, by)
        if not text.strip() and not files:
            raise Invalid(_("Write something to send."))
        if ticket.is_closed:
            raise Conflict(
                _("#%(number)s is closed. Open a new ticket to write again.")
                % {"number": ticket.pk}
            )
        going = _recipients(ticket, to, cc, by, at)
        if not anyway:
            refuse_dead([*going.to, *going.cc])
        message = _keep(ticket, text, by, going, files, at, token)
        record(events.REPLIED, ticket, by=by, at=at, message=message.pk, first=_is_first(ticket))
        if ticket.assignee_id is None:
            ticket = take(ticket, by=by, at=at)
        _answered(ticket, at)
        _outbox.put(ticket, message, at)
        if not message.to:
            review(message, at=at)
        discard_draft(ticket, kind="reply", by=by)
    return message


def _check_seen(ticket: Ticket, seen: int | None, by: User) -> None:
    """Refuse an answer if somebody has written since. Mail from machines does not count."""
    if seen is None:
        return
    later = Message.objects.filter(ticket=ticket, pk__gt=seen).exclude(user=by)
    later = later.exclude(kind=Message.Kind.AUTOMATIC).select_related("user", "person")
    if (message := later.order_by("pk").first()) is not None:
        raise Overtaken(message)


def _recipients(
    ticket: Ticket, to: Sequence[str] | None, cc: Sequence[str] | None, by: User, at: datetime
) -> Recipients:
    """Return the recipients; explicit ones are remembered for the next answer."""
    known = recipients(ticket)
    if to is None and cc is None:
        return known
    said = Recipients(list(known.to if to is None else to), list(known.cc if cc is None else cc))
    if not said.to and (known.to or said.cc):
        raise Invalid(_("Say who it should go to."))
    return remember(ticket, to=said.to, cc=said.cc, by=by, at=at) if said != known else known


def _keep(
    ticket: Ticket,
    text: str,
    by: User,
    going: Recipients,
    files: Sequence[File],
    at: datetime,
    token: str,
) -> Message:
    return _store.save(
        Message(
            ticket=ticket,
            kind=Message.Kind.REPLY,
            at=at,
            user=by,
            channel=ticket.channel,
            token=token,
        ),
        written(text, ticket, by=by, files=files, to=going.to, cc=going.cc),
    )


def _is_first(ticket: Ticket) -> bool:
    return ticket.first_responded_at is None and ticket.channel != OURS


def _answered(ticket: Ticket, at: datetime) -> None:
    if _is_first(ticket):
        ticket.first_responded_at = at
    ticket.waiting_since = None
    if ticket.status in (Status.NEW, Status.OPEN):
        ticket.status = Status.PENDING
    _row.save(ticket, at, "first_responded_at", "waiting_since", "status")
