"""Recognising a program by its API token."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from rapport.core import clock
from rapport.core.database.prepared import prepared
from rapport.people.actions.token import note_use
from rapport.people.keys import digest_of
from rapport.people.models import ApiToken, User


def admit_token(raw: str, *, at: datetime | None = None) -> tuple[User, ApiToken.Scope] | None:
    """Admit a bearer token and note its use; return its user and scope.

    None is returned for one that is unknown, revoked or expired.

    The token is found by its digest, so that neither the database nor its timing reveals anything
    about a token that is nearly right.
    """
    digest = digest_of(raw)
    token = next(iter(_in_force(digest)), None)
    at = at or clock.now()
    if token is None or not constant_time_compare(token.digest, digest) or token.has_expired(at):
        return None
    note_use(token, at=at)
    return token.user, ApiToken.Scope(token.scope)


@prepared
def _in_force(digest: str) -> QuerySet[ApiToken, ApiToken]:
    return ApiToken.objects.in_force().filter(digest=digest).select_related("user")
