"""Refusals of addresses: note them, and lift them again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from rapport.core import clock
from rapport.customers import events
from rapport.customers.identities import survivor
from rapport.customers.models import Identity, Person, Refusal
from rapport.customers.reaching import Refused, refusal_of
from rapport.people.actors import SYSTEM, Actor, require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.timeline.record import record

MOST_SAID = 2000


def note_refusal(
    value: str, refused: Refused, *, whose: Person, by: Actor = SYSTEM, at: datetime | None = None
) -> Refusal:
    """Record that an address refused what we sent; a permanent refusal makes it dead.

    ``whose`` is its owner, unless another person is known by it. A temporary refusal after a
    permanent one leaves the address dead. A repeat only updates the day, without a further event.
    """
    at = at or clock.now()
    value = value.strip().lower()[:254]
    with transaction.atomic():
        known = refusal_of(value)
        refusal = known or Refusal(value=value, person=_owner(value, whose))
        if known and known.is_permanent and not refused.is_permanent:
            return known
        news = known is None or known.is_permanent != refused.is_permanent
        refusal.cause, refusal.code = refused.cause, refused.code[:12]
        refusal.said, refusal.is_permanent = refused.said[:MOST_SAID], refused.is_permanent
        refusal.at = at
        refusal.save()
        if news and refusal.person is not None:
            kind = events.ADDRESS_DEAD if refusal.is_permanent else events.ADDRESS_REFUSED
            record(kind, refusal.person, by=by, at=at, value=value, reason=refusal.kept_reason)
    return refusal


def end_refusal(refusal: Refusal, *, by: Actor, at: datetime | None = None) -> Refusal:
    """Mark an address as working on a person's word; repeating it changes nothing."""
    require(by, Ability.EDIT_CUSTOMERS)
    at = at or clock.now()
    with transaction.atomic():
        refusal = Refusal.objects.select_for_update(of=("self",)).get(pk=refusal.pk)
        if refusal.ended_at is not None:
            return refusal
        refusal.ended_by = by if isinstance(by, User) else None
        _end(refusal, at)
        if refusal.person is not None:
            record(events.ADDRESS_WORKS, refusal.person, by=by, at=at, value=refusal.value)
    return refusal


def note_contact(value: str, *, at: datetime | None = None) -> None:
    """Note that an address has written to us, which ends a temporary refusal.

    A permanent one stands until a person says otherwise: anybody can forge a sender.
    """
    refusal = refusal_of(value.strip().lower())
    if refusal is None or refusal.is_permanent:
        return
    at = at or clock.now()
    with transaction.atomic():
        _end(refusal, at)
        if refusal.person is not None:
            record(events.ADDRESS_HEARD, refusal.person, by=SYSTEM, at=at, value=refusal.value)


def _end(refusal: Refusal, at: datetime) -> None:
    refusal.ended_at = at
    refusal.save(update_fields=["ended_at", "ended_by"])


def _owner(value: str, whose: Person) -> Person:
    mail = Identity.objects.filter(kind=Identity.Kind.MAIL, value=value)
    known = mail.select_related("person").first()
    return survivor(known.person if known else whose)
