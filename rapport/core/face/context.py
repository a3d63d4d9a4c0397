"""The context of every page's frame."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from markupsafe import Markup

from rapport.core.face import addresses
from rapport.core.face.banners import banners_for
from rapport.core.face.rail import rail_of
from rapport.core.face.theme import theme_of

LIVE_URL = "/events"


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the page frame; the navigation is built only if a page draws it."""
    user = getattr(request, "user", None)
    known = bool(user and user.is_authenticated)
    return {
        "rail": SimpleLazyObject(lambda: rail_of(request)),
        "banners": SimpleLazyObject(lambda: banners_for(request)),
        "theme": theme_of(request),
        "live_url": LIVE_URL if known else "",
        # Whose page it is: what they write is never sent as somebody else's.
        "reader": user.pk if user is not None and known else "",
        "sign_in_url": addresses.address(settings.LOGIN_URL) if known else "",
        # Empty when the server does not know the reader's zone, and the browser must say.
        "zone": timezone.get_current_timezone_name() if known else "",
    }


def tokens(request: HttpRequest) -> dict[str, Any]:
    """Return the hidden token field of forms, rendered once: it costs more than the form."""
    token = SimpleLazyObject(lambda: get_token(request))
    field = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">')
    return {"csrf_token": token, "csrf_input": SimpleLazyObject(lambda: field.format(token))}
