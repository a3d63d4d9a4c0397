"""Drafts: save and discard."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import _row
from rapport.tickets.correspondence.drafts import drafts_of
from rapport.tickets.models import Draft, Ticket


def save_draft(
    ticket: Ticket, *, text: str, kind: str, by: User, token: str = "", at: datetime | None = None
) -> Draft | None:
    """Save a draft; empty text discards it.

    A draft is private and unfinished, so unlike other actions it leaves no event. A draft that
    arrives after its form was sent is too late: the ``token`` of a form that has already made a
    message saves nothing.
    """
    require(by, Ability.WORK_TICKETS)
    if kind not in ("reply", "note"):
        raise Invalid(_("A draft must be a reply or a note."))
    with transaction.atomic():
        if token:
            _row.lock(ticket)
        if _row.made_by(token, ticket, by) is not None:
            return None
        if not text.strip():
            discard_draft(ticket, kind=kind, by=by)
            return None
        draft, _made = Draft.objects.update_or_create(
            ticket=ticket,
            user=by,
            kind=kind,
            defaults={"text": text, "saved_at": at or clock.now()},
        )
    return draft


def discard_draft(ticket: Ticket, *, kind: str, by: User) -> None:
    """Delete a draft, if there is one; leaves no event, as saving it left none."""
    # Usually there is none: asking is cheaper than deleting nothing.
    if (draft := drafts_of(ticket, by).get(kind)) is not None:
        draft.delete()
