"""Time zone and language of one request, and not of the next."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone, translation

from rapport.people.middleware import ReaderMiddleware
from rapport.people.models import User


def _said(request: object) -> HttpResponse:
    return HttpResponse(f"{translation.get_language()} {timezone.get_current_timezone_name()}")


def test_a_person_reads_in_their_own(rf: RequestFactory, ben: User) -> None:
    ben.language, ben.timezone = "de", "Africa/Lagos"
    request = rf.get("/")
    request.user = ben

    answer = ReaderMiddleware(_said)(request)

    assert answer.content == b"de Africa/Lagos"
    assert answer.headers["Content-Language"] == "de"
    assert translation.get_language() == "en"
    assert timezone.get_current_timezone_name() == "UTC"


def test_a_stranger_reads_in_the_browsers(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()

    with translation.override("de"):
        assert ReaderMiddleware(_said)(request).content == b"de UTC"
