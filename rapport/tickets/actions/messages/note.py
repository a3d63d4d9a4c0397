"""Internal notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.people.models import User
from rapport.tickets import events
from rapport.tickets.actions import _row, _store
from rapport.tickets.actions.messages.picture import written
from rapport.tickets.correspondence.content import File
from rapport.tickets.models import Draft, Message, Ticket
from rapport.timeline.record import record


def note(
    ticket: Ticket,
    *,
    text: str,
    by: User,
    files: Sequence[File] = (),
    token: str = "",
    at: datetime | None = None,
) -> Message:
    """Add an internal note, which no customer ever sees.

    Raises Invalid without words, Conflict on a merged ticket. A ``token`` that was used before
    returns the message that it made.
    """
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        if (made := _row.made_by(token, ticket, by)) is not None:
            return made
        if not text.strip() and not files:
            raise Invalid(_("Write something to note."))
        if ticket.is_merged:
            raise Conflict(
                _("#%(number)s was merged into #%(number2)s. Write it there.")
                % {"number": ticket.pk, "number2": ticket.merged_into_id}
            )
        message = _store.save(
            Message(
                ticket=ticket,
                kind=Message.Kind.NOTE,
                at=at,
                user=by,
                channel="note",
                token=token,
            ),
            written(text, ticket, by=by, files=files),
        )
        record(events.NOTED, ticket, by=by, at=at, message=message.pk)
        _row.save(ticket, at)
        Draft.objects.filter(ticket=ticket, user=by, kind="note").delete()
    return message
