"""The reader of an open page, and a fresh form token."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rapport.core.errors import NotSignedIn


@never_cache
@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """Return the person's number and name and a fresh form token, as JSON; 401 for strangers.

    Signing in makes the token of every page that is open already invalid. A tab that was opened to
    sign in for another one ends here, and is told to go back.
    """
    user: Any = request.user
    if not user.is_authenticated:
        raise NotSignedIn(_("You have been signed out. Sign in again."))
    if request.get_preferred_type(["application/json", "text/html"]) == "text/html":
        return render(request, "core/signed_in.html")
    return JsonResponse({"user": user.pk, "name": str(user), "token": get_token(request)})
