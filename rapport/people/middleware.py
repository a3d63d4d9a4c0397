"""Time zone and language of each reader."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from rapport.people.models import User

View = Callable[[HttpRequest], HttpResponse]


class ReaderMiddleware:
    """Activates the signed-in person's time zone and language for the request.

    Strangers get the language that LocaleMiddleware read from their browser, and UTC.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not isinstance(user, User):
            return self.get_response(request)
        # The user itself instead of Django's lazy stand-in, which costs a detour hundreds of times
        # a page.
        request.user = user = getattr(request, "_cached_user", user)
        with timezone.override(ZoneInfo(user.timezone)), translation.override(user.language):
            response = self.get_response(request)
        # LocaleMiddleware would name the browser's language.
        response.headers.setdefault("Content-Language", user.language)
        return response
