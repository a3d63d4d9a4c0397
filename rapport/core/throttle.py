"""Rate limits for public pages."""

from __future__ import annotations

import hashlib

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.translation import gettext as _

from rapport.core.doors.addresses import household
from rapport.core.errors import TooMany


def admit(door: str, who: str, *, limit: int, seconds: int) -> None:
    """Count one request; raise TooMany after ``limit`` of them by the same ``who`` in the window.

    The window is fixed (it starts with the first request). Each process counts for itself, in
    memory, so that a busy page writes nothing; the true limit is at most their number times this
    one.
    """
    cache = caches["process"]
    key = f"throttle:{door}:{hashlib.sha256(who.encode()).hexdigest()[:32]}"
    if cache.add(key, 1, seconds):
        return
    try:
        knocks = cache.incr(key)
    except ValueError:  # It expired between the two calls.
        cache.add(key, 1, seconds)
        return
    if knocks > limit:
        raise TooMany(_("That was a lot at once. Please try again in a few minutes."))


def address_of(request: HttpRequest) -> str:
    """Return what counts as the address of the request: for IPv6 its network.

    The server has read it through trusted proxies (rapport/core/doors/addresses.py). Sign-in and
    its lock-outs look at the same variable, and see the same.
    """
    return household(str(request.META.get("REMOTE_ADDR", "")))
