"""Show each reader the page in their own zone and language."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from rapport.people.models import User

View = Callable[[HttpRequest], HttpResponse]


class ReaderMiddleware:
    """Activate the signed-in person's time zone and language for the request."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User):
            timezone.activate(ZoneInfo(user.timezone))
            translation.activate(user.language)
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()
