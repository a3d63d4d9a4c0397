"""Invitations: send, send again, withdraw."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict
from rapport.core.ledger import Actor, record
from rapport.people import events, fields
from rapport.people.actions import _rows
from rapport.people.actors import require, require_over
from rapport.people.keys import Issued, digest_of, new_secret
from rapport.people.models import Invitation, Team, User
from rapport.people.roles import Ability

LASTS = timedelta(days=7)


def invite(
    email: str, *, role: str, teams: Iterable[Team] = (), by: Actor, at: datetime | None = None
) -> Issued[Invitation]:
    """Invite somebody; return the invitation with the secret of its link.

    Raises Invalid for a malformed address or unknown role, Conflict when the person works here or
    is invited already, NotAllowed when the role is above what the actor may give.
    """
    require(by, Ability.MANAGE_PEOPLE)
    email, role = fields.mail_address(email), fields.role(role)
    require_over(by, role)
    at, secret = at or clock.now(), new_secret()
    with transaction.atomic():
        _rows.one_at_a_time()
        _refuse_known(email)
        invitation = Invitation.objects.create(
            email=email,
            role=role,
            invited_by=by if isinstance(by, User) else None,
            invited_at=at,
            expires_at=at + LASTS,
            digest=digest_of(secret),
        )
        invitation.teams.set(teams)
        record(events.INVITED, invitation, by=by, at=at, email=email, role=str(role))
    return Issued(invitation, secret)


def invite_again(
    invitation: Invitation, *, by: Actor, at: datetime | None = None
) -> Issued[Invitation]:
    """Create a new link for the same invitation; the old one stops working."""
    require(by, Ability.MANAGE_PEOPLE)
    require_over(by, invitation.role)
    at, secret = at or clock.now(), new_secret()
    with transaction.atomic():
        invitation = _lock_waiting(invitation)
        invitation.digest = digest_of(secret)
        invitation.expires_at = at + LASTS
        invitation.save(update_fields=["digest", "expires_at"])
        record(events.INVITED_AGAIN, invitation, by=by, at=at, email=invitation.email)
    return Issued(invitation, secret)


def withdraw(invitation: Invitation, *, by: Actor, at: datetime | None = None) -> Invitation:
    """Withdraw the invitation; repeating it changes nothing.

    Raises Conflict when it was accepted: then there is a person to deactivate.
    """
    require(by, Ability.MANAGE_PEOPLE)
    require_over(by, invitation.role)
    at = at or clock.now()
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if invitation.withdrawn_at:
            return invitation
        _refuse_accepted(invitation)
        invitation.withdrawn_at = at
        invitation.save(update_fields=["withdrawn_at"])
        record(events.WITHDRAWN, invitation, by=by, at=at, email=invitation.email)
    return invitation


def _refuse_known(email: str) -> None:
    known = User.objects.filter(email=email).first()
    if known is not None and known.is_active:
        raise Conflict(_("%(name)s already works here.") % {"name": known.name})
    if known is not None:
        raise Conflict(
            _("%(name)s worked here before. Reactivate them instead.") % {"name": known.name}
        )
    if Invitation.objects.waiting().filter(email=email).exists():
        raise Conflict(
            _("%(email)s has already been invited. Send that invitation again instead.")
            % {"email": email}
        )


def _lock_waiting(invitation: Invitation) -> Invitation:
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    _refuse_accepted(invitation)
    if invitation.withdrawn_at:
        raise Conflict(_("This invitation was withdrawn. Send a new one."))
    return invitation


def _refuse_accepted(invitation: Invitation) -> None:
    if invitation.accepted_at:
        raise Conflict(_("%(email)s has already accepted.") % {"email": invitation.email})
