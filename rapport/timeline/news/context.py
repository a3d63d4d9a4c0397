"""The position at which a page's live refresh begins."""

from __future__ import annotations

from django.http import HttpRequest

from rapport.core.face.context import LIVE_URL
from rapport.timeline.news.hub import HUB


def live(request: HttpRequest) -> dict[str, str]:
    """Return the address of a stream that misses nothing since the page was made.

    Without a hub in this process the page keeps the plain address, whose stream starts when it is
    opened.
    """
    user = getattr(request, "user", None)
    mark = HUB.mark()
    if mark is None or not (user and user.is_authenticated):
        return {}
    return {"live_url": f"{LIVE_URL}?after={mark}"}
