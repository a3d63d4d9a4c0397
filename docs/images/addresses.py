"""The pages to picture, found by following links.

One or two for each route.
"""

from __future__ import annotations

import html
import os
import re
import tempfile
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import parse_qs, urljoin, urlsplit

import django
from playwright.sync_api import APIRequestContext

# Pages that strangers see, and pages without a link.
OUTSIDE = (
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/",
    "/accounts/inactive/",
    "/no-such-page/",
)
# Routes with several different pages: each metric, each list, each ticket in another state.
MANY = {"metric": 9, "tickets": 6, "ticket": 4, "arrivals": 3, "customer": 2, "mailbox": 3}
PUBLIC = {"contact", "survey", "invitation"}


def find(base: str, request: APIRequestContext) -> list[str]:
    """Return the addresses of the pages that a signed-in person can reach."""
    waiting, asked = deque(_alone()), set[str]()
    taken: Counter[str] = Counter()
    found = []
    while waiting:
        address = waiting.popleft()
        route, kind = _kind(address)
        if not route or kind in asked or taken[route] >= MANY.get(route, 1):
            continue
        asked.add(kind)
        answer = request.get(base + address, max_redirects=0)
        if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
            continue
        taken[route] += 1
        found.append(address)
        links = _links(base + address, answer.text())
        waiting += [link.removeprefix(base) for link in links if link.startswith(base)]
    return found


def _alone() -> Iterator[str]:
    """Yield the address of every route without arguments."""
    from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

    def names(resolver: URLResolver) -> Iterator[str]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                yield from () if entry.namespace else names(entry)
            elif entry.name:
                yield entry.name

    for name in names(get_resolver()):
        with suppress(NoReverseMatch):
            yield reverse(name)


def _kind(address: str) -> tuple[str, str]:
    """Return the route of an address, and what distinguishes it from others of that route."""
    from django.urls import Resolver404, resolve

    parts = urlsplit(address)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return "", ""
    asked = sorted(parse_qs(parts.query, keep_blank_values=True))
    if match.url_name == "tickets":
        asked = [parts.query]
    several = str(match.kwargs) if match.url_name in MANY else ""
    return match.url_name or "", f"{match.url_name} {asked} {several}"


def _links(address: str, text: str) -> list[str]:
    links = re.findall(r"""href=["']([^"'#]+)""", text)
    return [urljoin(address, html.unescape(link)) for link in links]


def route_of(address: str) -> str:
    """Return a name for the picture of an address."""
    return _kind(address)[0] or "nowhere"


def is_public(address: str) -> bool:
    """Return whether strangers see the page."""
    return address in OUTSIDE or route_of(address) in PUBLIC


def set_up() -> None:
    """Read the routes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapport.settings")
    os.environ.setdefault("RAPPORT_HOME", tempfile.mkdtemp())
    django.setup()
