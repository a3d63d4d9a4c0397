"""Words of a refused form, to be sent again."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from rapport.core.face.addresses import address

TOKEN = "csrfmiddlewaretoken"  # noqa: S105  # a field's name
# Never shown, nor written into a page.
_SECRET = ("password", "secret", "credential", "code", "token_key")
# Shorter values are choices, and quickly made again.
_LONG = 20

Fields = dict[str, list[str]]


def written_in(request: HttpRequest) -> Fields:
    """Return the fields of a form with words in it; none where there are no words, or secrets."""
    fields = {name: request.POST.getlist(name) for name in request.POST if name != TOKEN}
    if any(word in name.lower() for name in fields for word in _SECRET):
        return {}
    return fields if any(_is_prose(value) for value in _values(fields)) else {}


def page(request: HttpRequest, fields: Fields, *, status: int) -> HttpResponse:
    """Show what was written, with a button that sends it again."""
    return render(request, "core/kept.html", values(request, fields, status=status), status=status)


def values(request: HttpRequest, fields: Fields, *, status: int) -> dict[str, Any]:
    """Return what that page shows."""
    prose = [value for value in _values(fields) if _is_prose(value)]
    return {
        "is_signed_out": status == 401,
        "refusal": None,
        "sign_in": address(settings.LOGIN_URL),
        "back": came_from(request),
        "fields": [(name, value) for name, values in fields.items() for value in values],
        "words": max(prose, key=len),
        "has_files": bool(request.FILES),
    }


def came_from(request: HttpRequest) -> str:
    """Return the address of the page of ours that the request came from, else of the start page."""
    before = request.headers.get("Referer", "")
    if not _is_safe(request, before):
        return "/"
    parts = urlsplit(before)
    return f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"


def is_ours(request: HttpRequest) -> bool:
    """Return whether a page of ours sent the request, as browsers state it."""
    if (site := request.headers.get("Sec-Fetch-Site")) is not None:
        return site == "same-origin"
    return _is_safe(request, request.headers.get("Origin") or request.headers.get("Referer", ""))


def _is_safe(request: HttpRequest, url: str) -> bool:
    return bool(url) and url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def _values(fields: Fields) -> list[str]:
    return [value for values in fields.values() for value in values]


def _is_prose(value: str) -> bool:
    return (
        " " in value.strip() or "\n" in value.strip() or len(value) >= _LONG and not _is_mark(value)
    )


def _is_mark(value: str) -> bool:
    """Return whether it is the mark of one form, which nobody typed."""
    return len(value) == 36 and value.count("-") == 4
