"""Pages while database or disk do not serve, drawn without either."""

from __future__ import annotations

from typing import Any

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.shortcuts import render
from django.template.loader import render_to_string

from rapport.core.database.faults import Fault
from rapport.core.errors import Unavailable
from rapport.core.face import context, kept

# The rest can be read all the same, and the page can show whose desk it is.
UNREADABLE = {Fault.LOST, Fault.CROWDED, Fault.BROKEN}


def draw(request: HttpRequest, refusal: Unavailable) -> HttpResponse:
    """Return the page, with what the person wrote, or the line for htmx."""
    template, values = _drawn(request, refusal)
    if refusal.fault not in UNREADABLE:
        try:
            return render(request, template, values, status=refusal.status)
        except (Error, OSError):
            pass  # It has become worse; the page stands without.
    alone = {**context.tokens(request), **values}
    return HttpResponse(render_to_string(template, alone), status=refusal.status)


def _drawn(request: HttpRequest, refusal: Unavailable) -> tuple[str, dict[str, Any]]:
    if request.headers.get("HX-Request"):
        return "core/_sentence.html", {"error": refusal}
    fields = _written(request)
    if fields:
        values = kept.values(request, fields, status=refusal.status)
        return "core/kept.html", {**values, "refusal": refusal}
    again = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
    return "core/unavailable.html", {"error": refusal, "again": again}


def _written(request: HttpRequest) -> kept.Fields:
    """Return what a page of ours sent; nothing if it cannot be read, as without a free disk."""
    try:
        return kept.written_in(request) if kept.is_ours(request) else {}
    except (OSError, RawPostDataException):
        return {}
