"""Accepting an invitation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, NotFound
from rapport.core.ledger import record
from rapport.people import events, fields
from rapport.people.actions import _rows
from rapport.people.models import Invitation, Membership, User


def accept(
    invitation: Invitation,
    *,
    name: str,
    password: str,
    timezone: str,
    language: str = "en",
    at: datetime | None = None,
) -> User:
    """Accept the invitation: create the user with its role and teams.

    There is no ``by``: whoever has the link becomes the person, and the event is theirs. Raises
    NotFound when the invitation is no longer open, Invalid for a field that makes no sense.
    """
    at = at or clock.now()
    person = User(
        email=invitation.email,
        name=fields.person_name(name),
        role=invitation.role,
        timezone=fields.time_zone(timezone),
        language=fields.language(language),
    )
    person.set_password(fields.password(password, person))
    with transaction.atomic():
        _rows.one_at_a_time()
        invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
        _refuse_closed(invitation, at)
        person.sets_up = _rows.sets_up(person.role)
        person.save(force_insert=True)
        Membership.objects.bulk_create(
            Membership(user=person, team=team) for team in invitation.teams.all()
        )
        invitation.accepted_at = at
        invitation.save(update_fields=["accepted_at"])
        record(events.ACCEPTED, person, by=person, at=at, role=str(person.role))
    return person


def _refuse_closed(invitation: Invitation, at: datetime) -> None:
    if not invitation.is_open(at):
        raise NotFound(_("This invitation is no longer open. Ask for a new one."))
    if User.objects.filter(email=invitation.email).exists():
        raise Conflict(_("Somebody with this address already works here. Sign in instead."))
