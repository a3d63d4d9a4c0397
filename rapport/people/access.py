"""Decorators that decide who may open a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from rapport.core.errors import NotSignedIn
from rapport.core.face import kept
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

    So is htmx: whoever was signed out while a page was open loses nothing of it, and the page says
    what to do. Without script, what was written is shown, to be sent again.
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
        return HttpResponse(status=NotSignedIn.status)
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    if words := kept.written_in(request):
        return kept.page(request, words, status=NotSignedIn.status)
    # A form cannot be sent again from its address: go back to where it was instead.
    return redirect_to_login(kept.came_from(request))
