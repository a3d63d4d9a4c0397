"""Know a program by its API token."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.crypto import constant_time_compare

from rapport.core import clock
from rapport.core.prepared import prepared
from rapport.people.keys import digest_of
from rapport.people.models import ApiToken, User

# When a token was last used is for people who tidy up: minutes are near enough, and a write a
# request is not.
NOTED_EVERY = timedelta(minutes=10)


def user_of_token(raw: str, *, at: datetime | None = None) -> tuple[User, ApiToken.Scope] | None:
    """Return whom a bearer token stands for, and its scope; None when it opens no door.

    The token is found by its digest, so that neither the database nor its timing tells anything
    about a token that is nearly right.
    """
    digest = digest_of(raw)
    token = next(iter(_in_force(digest)), None)
    if token is None or not constant_time_compare(token.digest, digest):
        return None
    (token.user,) = _user(token.user_id)
    _note_use(token, at or clock.now())
    return token.user, ApiToken.Scope(token.scope)


@prepared
def _in_force(digest: str) -> QuerySet[ApiToken, ApiToken]:
    return ApiToken.objects.in_force().filter(digest=digest)


@prepared
def _user(pk: int) -> QuerySet[User, User]:
    return User.objects.filter(pk=pk)


def _note_use(token: ApiToken, at: datetime) -> None:
    stale = Q(last_used_at=None) | Q(last_used_at__lt=at - NOTED_EVERY)
    if token.last_used_at is None or token.last_used_at < at - NOTED_EVERY:
        ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=at)
