"""Authentication by bearer token, and its permission to write."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from rapport.core import throttle
from rapport.core.errors import NotAllowed
from rapport.people.models import ApiToken, User
from rapport.people.roles import Ability
from rapport.people.sign_in.tokens import admit_token

SAFE = ("GET", "HEAD", "OPTIONS")
CALLS_A_MINUTE = 20_000
REFUSALS_A_MINUTE = 60


class Bearer(HttpBearer):
    """``Authorization: Bearer <token>``; a read token may not use methods that write."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """Return the token's user, or None for an unknown token (401)."""
        known = admit_token(token)
        if known is None:
            address = throttle.address_of(request)
            throttle.admit("api-refusal", address, limit=REFUSALS_A_MINUTE, seconds=60)
            return None
        user, scope = known
        throttle.admit("api", str(user.pk), limit=CALLS_A_MINUTE, seconds=60)
        if not user.may(Ability.USE_API):
            raise NotAllowed(_("Your role does not allow you to use the API."))
        if scope != ApiToken.Scope.WRITE and request.method not in SAFE:
            raise NotAllowed(_("This token is read-only. Create one that can write."))
        request.user = user
        return user
