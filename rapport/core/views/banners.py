"""Dismissing a banner."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.core.errors import Invalid
from rapport.core.face.banners import dismiss as leave_out
from rapport.core.face.kept import came_from

KEY = re.compile(r"[a-z-]{1,40}")


@require_POST
def dismiss(request: HttpRequest) -> HttpResponse:
    """Remember in a cookie that the banner was dismissed, and go back to the page."""
    key = request.POST.get("banner", "")
    if not KEY.fullmatch(key):
        raise Invalid(_("There is no such banner."))
    by_htmx = bool(request.headers.get("HX-Request"))
    response = HttpResponse() if by_htmx else HttpResponseRedirect(came_from(request))
    leave_out(request, response, key)
    return response
