"""Choosing between light and dark."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.core.errors import Invalid
from rapport.core.face.kept import came_from
from rapport.core.face.theme import CHOICES, keep_theme


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the theme in a cookie and go back to the page."""
    choice = request.POST.get("theme", "")
    if choice not in CHOICES:
        raise Invalid(_("Choose light, dark, or the same as your system."))
    response = HttpResponseRedirect(came_from(request))
    keep_theme(response, choice, secure=request.is_secure())
    return response
