"""A person's word on whether a learnt signature stays in sight."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.channels import events
from rapport.channels.models import LearntSignature
from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import unfold_signature
from rapport.tickets.models import Message
from rapport.timeline.record import record


def show_signature(
    learnt: LearntSignature, *, by: User, at: datetime | None = None
) -> LearntSignature:
    """Keep a learnt signature in sight from now on, and in the mails where it was folded.

    Doing it twice changes nothing.
    """
    require(by, Ability.WORK_TICKETS)
    at = at or clock.now()
    with transaction.atomic():
        row, person = _locked(learnt)
        if row.shown_at is not None:
            return row
        row.shown_at, row.shown_by = at, by
        row.save(update_fields=["shown_at", "shown_by"])
        folded = Message.objects.filter(person=person, particulars__learnt__signature=row.pk)
        for message in folded:
            unfold_signature(message, by=by)
        record(events.SIGNATURE_SHOWN, person, by=by, at=at, value=row.identity.value)
    return row


def fold_signature(
    learnt: LearntSignature, *, by: User, at: datetime | None = None
) -> LearntSignature:
    """Let a signature fold again in mails that come from now on; twice changes nothing."""
    require(by, Ability.WORK_TICKETS)
    at = at or clock.now()
    with transaction.atomic():
        row, person = _locked(learnt)
        if row.shown_at is None:
            return row
        row.shown_at = row.shown_by = None
        row.save(update_fields=["shown_at", "shown_by"])
        record(events.SIGNATURE_FOLDED, person, by=by, at=at, value=row.identity.value)
    return row


def _locked(learnt: LearntSignature) -> tuple[LearntSignature, Person]:
    rows = LearntSignature.objects.select_related("identity__person")
    row = rows.select_for_update(of=("self",)).get(pk=learnt.pk)
    return row, row.identity.person
