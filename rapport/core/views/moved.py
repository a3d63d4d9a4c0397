"""Addresses that moved."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe


def moved(to: str, *names: str) -> Callable[..., HttpResponse]:
    """Return a view that leads for good to the view named ``to``, with the query.

    It keeps the parts of the old address that ``names`` name; all of them without any.
    """

    @require_safe
    def view(request: HttpRequest, **parts: object) -> HttpResponse:
        kept = {name: parts[name] for name in names or parts}
        query = request.META.get("QUERY_STRING", "")
        found = reverse(to, kwargs=kept)
        return HttpResponsePermanentRedirect(f"{found}?{query}" if query else found)

    return view
