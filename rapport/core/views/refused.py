"""The answer to a form whose token is no longer valid."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rapport.core.face import kept


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the page was open too long; what was written on it can be sent again.

    Only what demonstrably comes from a page of ours is offered: another site could have made the
    browser send the rest.
    """
    if "application/json" in request.headers.get("Accept", ""):
        sentence = _("This page was open too long. Load it again and try once more.")
        return JsonResponse({"code": "page_too_old", "sentence": sentence}, status=403)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=403)
    words = kept.written_in(request) if kept.is_ours(request) else {}
    if words:
        return kept.page(request, words, status=403)
    return render(request, "403_csrf.html", status=403)
