"""Show each reader the page in their own zone and language."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from rapport.people.models import User

View = Callable[[HttpRequest], HttpResponse]


class ReaderMiddleware:
    """Activate the signed-in person's time zone and language for the request, and no longer.

    For strangers it is the language that LocaleMiddleware read from their browser, and UTC.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not isinstance(user, User):
            return self.get_response(request)
        # The person, and no longer what Django puts in their place until somebody asks for them:
        # that costs a detour each time, hundreds of times a page.
        request.user = user = getattr(request, "_cached_user", user)
        with timezone.override(ZoneInfo(user.timezone)), translation.override(user.language):
            response = self.get_response(request)
        # LocaleMiddleware would name the browser's language.
        response.headers.setdefault("Content-Language", user.language)
        return response
