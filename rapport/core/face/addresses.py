"""Addresses of views, resolved once.

Django resolves them each time, fifty times a page.
"""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.urls import reverse

# Placeholder numbers in an address.
_FIRST = 7_340_033


def address(name: str, *args: object) -> str:
    """Return the address of the view of that name."""
    if not args:
        return _plain(settings.ROOT_URLCONF, name)
    if all(type(arg) is int for arg in args):
        return _numbered(settings.ROOT_URLCONF, name, len(args)).format(*args)
    return reverse(name, args=args)


@lru_cache(maxsize=1024)
def _plain(routes: str, name: str) -> str:
    return reverse(name, routes)


@lru_cache(maxsize=1024)
def _numbered(routes: str, name: str, count: int) -> str:
    """Return the address with a pair of braces for each number."""
    places = [_FIRST + place for place in range(count)]
    found = reverse(name, routes, args=places)
    for place in places:
        found = found.replace(str(place), "{}")
    return found
