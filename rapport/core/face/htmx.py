"""One view for a page and its fragments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as render_page
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    partial: str | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Render the named partial when htmx asks for the element of that id, else the whole page.

    Fragment name, element id and the block's name are the same word (in the block's, hyphens are
    underscores), so that the request's target says which fragment it wants. Back and forward always
    get the page.
    """
    name = f"{template}#{partial}" if partial and wants(request, partial) else template
    response = render_page(request, name, dict(context or {}), status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def wants(request: HttpRequest, partial: str) -> bool:
    """Return whether the request comes from htmx and targets the element of this id."""
    htmx = HtmxDetails(request)
    return bool(htmx) and not htmx.history_restore_request and htmx.target == partial
