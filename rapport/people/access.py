"""Who may open a page: the decorators of views."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from rapport.core.errors import NotAllowed, NotSignedIn
from rapport.people.models import User
from rapport.people.roles import Ability

P = ParamSpec("P")


class Request(HttpRequest):
    """A request of somebody who is signed in."""

    user: User  # type: ignore[assignment]  # the decorators below have checked it


View = Callable[Concatenate[Request, P], HttpResponse]
Open = Callable[Concatenate[HttpRequest, P], HttpResponse]


def signed_in(view: View[P]) -> Open[P]:
    """Lead strangers to the sign-in page, programs to a 401."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not isinstance(request.user, User) or not request.user.is_active:
            return _refuse(request)
        known: Any = request
        return view(known, *args, **kwargs)

    return guarded


def able(ability: Ability) -> Callable[[View[P]], Open[P]]:
    """Let in only those whose role allows it; others are told so with 403."""

    def decorate(view: View[P]) -> Open[P]:
        @signed_in
        @wraps(view)
        def guarded(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.may(ability):
                raise NotAllowed(f"Your role does not allow you to {ability}.")
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _refuse(request: HttpRequest) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        raise NotSignedIn("Sign in first.")
    return redirect_to_login(request.get_full_path())
