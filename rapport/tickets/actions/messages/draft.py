"""Drafts: save and discard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.customers.models import Person
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import _row
from rapport.tickets.correspondence.drafts import drafts_of, mail_draft
from rapport.tickets.models import Draft, Message, Ticket

# A mail that begins with the same letters is the same one.
SAME = 40
# Of each field besides subject and text.
LONGEST = 1000


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


def save_mail(
    customer: Person | None,
    *,
    subject: str,
    text: str,
    rest: Mapping[str, str] | None = None,
    by: User,
    token: str = "",
    at: datetime | None = None,
) -> Draft | None:
    """Save a mail that will begin a ticket; leaves no event, as other drafts leave none.

    Without a customer it is to somebody who is not chosen yet, until one is. Empty words discard
    it, and one that arrives after its form was sent is too late.
    """
    require(by, Ability.WORK_TICKETS)
    with transaction.atomic():
        if token and Message.objects.filter(token=token, user=by).exists():
            return None
        if customer is not None:
            _discard_begun(text, by)
        if not text.strip() and not subject.strip():
            Draft.objects.filter(ticket=None, customer=customer, user=by).delete()
            return None
        draft, _made = Draft.objects.update_or_create(
            ticket=None,
            customer=customer,
            user=by,
            kind="mail",
            defaults={
                "subject": subject[:255],
                "text": text,
                "rest": {name: value[:LONGEST] for name, value in (rest or {}).items() if value},
                "saved_at": at or clock.now(),
            },
        )
    return draft


def discard_mail(customer: Person, *, text: str, by: User) -> None:
    """Delete the draft of a mail that was sent; leaves no event, as saving it left none."""
    _discard_begun(text, by)
    Draft.objects.filter(ticket=None, customer=customer, user=by).delete()


def _discard_begun(text: str, by: User) -> None:
    """Delete the same mail as it was before a customer was chosen."""
    begun = mail_draft(None, by)
    if begun is not None and text.startswith(begun.text[:SAME]):
        begun.delete()
