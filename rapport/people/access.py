"""Decorators that decide who may open a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from rapport.core.errors import NotSignedIn
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability

P = ParamSpec("P")


class Request(HttpRequest):
    """A request of somebody who is signed in."""

    user: User  # the decorators below have checked it


View = Callable[Concatenate[Request, P], HttpResponseBase]
Open = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def signed_in(view: View[P]) -> Open[P]:
    """Send strangers to the sign-in page and back, and answer programs with 401.

    When htmx asks for a fragment, the whole page goes to sign in.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not isinstance(request.user, User) or not request.user.is_active:
            return _refuse(request)
        known: Any = request
        return view(known, *args, **kwargs)

    return guarded


def able(ability: Ability) -> Callable[[View[P]], Open[P]]:
    """Let in only people whose role allows it; others get 403 with a sentence."""

    def decorate(view: View[P]) -> Open[P]:
        def checked(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            require(request.user, ability)
            return view(request, *args, **kwargs)

        return wraps(view)(signed_in(checked))

    return decorate


def _refuse(request: HttpRequest) -> HttpResponseBase:
    if "application/json" in request.headers.get("Accept", ""):
        raise NotSignedIn(_("Sign in first, or send an API token."))
    if request.headers.get("HX-Request"):
        page = urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
        return HttpResponse(
            status=NotSignedIn.status, headers={"HX-Redirect": redirect_to_login(page).url}
        )
    # A form cannot be sent again from its address: go to the start instead.
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
    return redirect_to_login(back)
