"""What people type and search for, composed before a page sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from rapport.core.phrases.composing import composed

View = Callable[[HttpRequest], HttpResponse]


class ComposingMiddleware:
    """Composes the values of a page's address and of its form.

    Bodies for programs are read by what serves those (``rapport.api``). A password stays as it was
    typed: it is compared with what was stored from the same keys.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%" in request.META.get("QUERY_STRING", ""):
            request.GET = _composed(request.GET)  # type: ignore[assignment]  # immutable again
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        """Compose the form of a page."""
        match = request.resolver_match
        if request.method == "POST" and match is not None and "api" not in match.namespaces:
            request.POST = _composed(request.POST)  # type: ignore[assignment]  # immutable again


def _composed(values: QueryDict) -> QueryDict:
    if all(each.isascii() for key in values for each in values.getlist(key)):
        return values
    found = values.copy()
    for key in found:
        if "password" not in key:
            found.setlist(key, [composed(each) for each in found.getlist(key)])
    found._mutable = False
    return found
