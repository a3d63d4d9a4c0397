"""Addresses of views, looked up once: Django finds them anew each time, fifty times a page."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.urls import reverse

# Numbers that stand in an address where others will.
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
    """Return the address with a pair of braces where each number goes."""
    places = [_FIRST + place for place in range(count)]
    found = reverse(name, routes, args=places)
    for place in places:
        found = found.replace(str(place), "{}")
    return found
