"""A person's place in the queue, to return to from a ticket.

A cookie holds the address's query: it costs no write, and each browser has its own place.
"""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict

from rapport.core.errors import Invalid
from rapport.core.face import addresses
from rapport.tickets.lists.listing import Filters

COOKIE = "list"
LONGEST = 1000

R = TypeVar("R", bound=HttpResponse)


def remember(request: HttpRequest, response: R, filters: Filters, page: str) -> R:
    """Remember the list that was just shown, and its page."""
    query = "&".join(filter(None, [filters.but(), page and urlencode({"page": page})]))
    if query != request.COOKIES.get(COOKIE, "") and len(query) <= LONGEST:
        secure = request.is_secure()
        response.set_cookie(COOKIE, query, samesite="Lax", httponly=True, secure=secure)
    return response


def asked(query: QueryDict) -> dict[str, str]:
    """Return what an address asks for; words that it has in several places count together."""
    words = " ".join(filter(None, (each.strip() for each in query.getlist("q"))))
    return {**{name: str(query[name]) for name in query}, "q": words}


def address(request: HttpRequest) -> str:
    """Return the address of the list last shown, else of the whole queue."""
    query = request.COOKIES.get(COOKIE, "")
    queue = addresses.address("tickets")
    return f"{queue}?{query}" if query else queue


def filters(request: HttpRequest) -> Filters:
    """Return the filters of the list last shown; by default everything unsolved."""
    try:
        return Filters.read(QueryDict(request.COOKIES.get(COOKIE, "")).dict())
    except Invalid:
        return Filters()
