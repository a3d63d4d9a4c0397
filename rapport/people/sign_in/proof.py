"""Proof that whoever is signed in is still the same person.

Somebody else may sit at a browser that was left open, or hold a stolen session.
"""

from __future__ import annotations

import time
from functools import wraps

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from rapport.core.face import kept
from rapport.people.access import P, Request, View


def proven(view: View[P]) -> View[P]:
    """Ask for the password or the second step before a form is accepted.

    What was sent is kept in the session meanwhile, so it must hold no secret.
    """

    @wraps(view)
    def asking(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method == "POST" and not is_proven(request):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    asking.asks_for_proof = True  # type: ignore[attr-defined]
    return asking


def proven_first(view: View[P]) -> View[P]:
    """Ask for it before the form is shown: what it holds is too secret to be kept meanwhile."""

    @wraps(view)
    def asking(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if is_proven(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            # Asks on the page that it leads back to.
            return redirect(kept.came_from(request))
        raise ReauthenticationRequired

    asking.asks_for_proof = True  # type: ignore[attr-defined]
    return asking


def is_proven(request: HttpRequest) -> bool:
    """Return whether the person lately signed in, or was asked again."""
    records = get_authentication_records(request, request.user)
    since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(record["at"] > since for record in records)
