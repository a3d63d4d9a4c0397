"""A person's place in the queue, to return to from a ticket.

A cookie holds the address's query: it costs no write, and each browser has its own place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from rapport.core.database.keys import keys_in
from rapport.core.errors import Invalid
from rapport.core.face import addresses
from rapport.tickets.lists.listing import Filters

COOKIE = "list"
# In it, the address of a page that lists tickets and is not the queue.
BACK = "back"
LONGEST = 1000

R = TypeVar("R", bound=HttpResponse)


def remember(request: HttpRequest, response: R, filters: Filters, page: str) -> R:
    """Remember the list that was just shown, and its page."""
    query = "&".join(filter(None, [filters.but(), page and urlencode({"page": page})]))
    return _keep(request, response, query)


def remember_other(request: HttpRequest, response: R, page: str, tickets: Iterable[int]) -> R:
    """Remember another page, by its address, that lists these tickets: to walk through them, and
    to return to it.
    """
    only = ",".join(str(number) for number in dict.fromkeys(tickets))
    here = {BACK: page}
    query = urlencode({**here, "only": only} if only else here, safe="/,")
    if len(query) > LONGEST:
        query = urlencode(here, safe="/")
    return _keep(request, response, query)


def _keep(request: HttpRequest, response: R, query: str) -> R:
    if query != request.COOKIES.get(COOKIE, "") and len(query) <= LONGEST:
        secure = request.is_secure()
        response.set_cookie(COOKIE, query, samesite="Lax", httponly=True, secure=secure)
    return response


def asked(query: QueryDict) -> dict[str, str]:
    """Return what an address asks for; words that it has in several places count together."""
    words = " ".join(filter(None, (each.strip() for each in query.getlist("q"))))
    return {**{name: str(query[name]) for name in query}, "q": words}


def is_ours(request: HttpRequest, address: str) -> bool:
    """Return whether an address is a path on this desk."""
    hosts = {request.get_host()}
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, hosts)


def address(request: HttpRequest) -> str:
    """Return the address of the list last shown, else of the whole queue."""
    query = request.COOKIES.get(COOKIE, "")
    other = QueryDict(query).get(BACK, "")
    if is_ours(request, other):
        return other
    queue = addresses.address("tickets")
    return f"{queue}?{query}" if query else queue


def numbers(request: HttpRequest) -> list[int]:
    """Return the tickets of the page last shown, in its order; none where that is the queue."""
    query = QueryDict(request.COOKIES.get(COOKIE, ""))
    return list(keys_in(query.get("only", ""))) if BACK in query else []


def filters(request: HttpRequest) -> Filters:
    """Return the filters of the list last shown; by default everything unsolved."""
    try:
        return Filters.read(QueryDict(request.COOKIES.get(COOKIE, "")).dict())
    except Invalid:
        return Filters()
