"""API tokens: make, revoke, note their use."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.database.beside import left_out_if_refused
from rapport.core.errors import Invalid, NotAllowed
from rapport.core.ledger import Actor, record
from rapport.people import events
from rapport.people.actors import require, require_over
from rapport.people.keys import Issued, digest_of, new_secret
from rapport.people.models import ApiToken, User
from rapport.people.roles import Ability

# So that people and scanners recognise a leaked token as one.
PREFIX = "rapport_"
NAME_LENGTH = 80
# How many days a new token works, where whoever makes it does not choose.
LASTS = 90
LONGEST = 3650
# The time of last use is for people who tidy up: minutes are precise enough, and a write for every
# request would cost too much.
NOTED_EVERY = timedelta(minutes=10)


def make_token(
    person: User,
    *,
    name: str = "",
    scope: str = ApiToken.Scope.WRITE,
    days: int = 0,
    by: Actor,
    at: datetime | None = None,
) -> Issued[ApiToken]:
    """Create a token with which a program acts as the person; return it with its secret.

    Only the person, or the command line, may do so; the scope "read" never writes. After
    ``days`` it expires; with 0 it works until it is revoked.
    """
    _require_own(by, person)
    if not person.may(Ability.USE_API):
        raise NotAllowed(_("%(name)s may not use the API.") % {"name": person.name})
    if scope not in ApiToken.Scope.values:
        raise Invalid(_("A token may “read” or “write”."))
    if not 0 <= days <= LONGEST:
        raise Invalid(_("A token works for 1 to 3650 days, or with 0 until it is revoked."))
    name = " ".join(name.split())[:NAME_LENGTH]
    at, secret = at or clock.now(), new_secret(PREFIX)
    with transaction.atomic():
        token = ApiToken.objects.create(
            user=person,
            name=name,
            scope=scope,
            digest=digest_of(secret),
            made_at=at,
            expires_at=at + timedelta(days=days) if days else None,
        )
        details = {"token": token.pk, "name": str(token), "scope": str(scope)}
        record(events.TOKEN_MADE, person, by=by, at=at, person=person.pk, **details)
    return Issued(token, secret)


def revoke_token(token: ApiToken, *, by: Actor, at: datetime | None = None) -> ApiToken:
    """Revoke the token from now on; repeating it changes nothing."""
    person = token.user
    if by != person:
        require(by, Ability.MANAGE_PEOPLE)
        require_over(by, person.role)
    at = at or clock.now()
    with transaction.atomic():
        token = ApiToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
        if token.revoked_at:
            return token
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        details = {"token": token.pk, "name": str(token)}
        record(events.TOKEN_REVOKED, person, by=by, at=at, person=person.pk, **details)
    return token


def note_use(token: ApiToken, *, at: datetime) -> None:
    """Record the token's use, at intervals; leaves no event, since nothing has changed."""
    stale = Q(last_used_at=None) | Q(last_used_at__lt=at - NOTED_EVERY)
    if token.last_used_at is None or token.last_used_at < at - NOTED_EVERY:
        with left_out_if_refused():
            ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=at)


def _require_own(by: Actor, person: User) -> None:
    if isinstance(by, User) and by != person:
        raise NotAllowed(
            _("A token acts as its owner, so only %(name)s can make it.") % {"name": person.name}
        )
