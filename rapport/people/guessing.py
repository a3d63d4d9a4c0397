"""Lock-out of people who guess passwords (django-axes).

Axes counts by address and mail together, in the database, so that all processes share the count;
somebody who guesses from many addresses runs into allauth's limits (ACCOUNT_RATE_LIMITS).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axes.utils import reset
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rapport.core.errors import TooMany
from rapport.core.face.refusing.answering import answer


def login_of(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """Return the mail address of a sign-in attempt, however the sign-in names it."""
    given: Mapping[str, Any] = credentials or request.POST
    login = given.get("email") or given.get("login") or given.get("username") or ""
    return str(login).strip().lower()


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: Mapping[str, Any] | None
) -> HttpResponse:
    """Answer a locked-out person: wait, or prove by mail who you are."""
    error = TooMany(
        _("Too many wrong passwords. Try again in a quarter of an hour, or reset your password.")
    )
    if "application/json" in request.headers.get("Accept", ""):
        return answer(request, error)
    return render(request, "people/locked_out.html", {"error": error}, status=error.status)


def forget(email: str) -> None:
    """Forget failed attempts for this address, once its owner has proved who they are."""
    reset(username=email.lower())
