"""Answers to expected failures, and text composed before a page sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from rapport.core.errors import NotThisWay, RapportError
from rapport.core.face.refusing.answering import answer, answer_fault
from rapport.core.phrases.composing import composed

# Nothing here needs the features that a browser would ask its user for.
_FEATURES = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")
UNLESS_SAID = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
}

View = Callable[[HttpRequest], HttpResponse]


class SentenceMiddleware:
    """Answers a RapportError, and a fault of database or disk, with its status and sentence."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return response if response.status_code != 405 else _not_this_way(request, response)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Render the sentence; leave unexpected errors to their traceback."""
        if isinstance(error, RapportError):
            return answer(request, error)
        return answer_fault(request, error)


class PrivacyMiddleware:
    """Lets nobody keep an answer, nor load it into another site, unless its view says otherwise.

    What a shared computer or a proxy keeps can be read after its reader has signed out.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in UNLESS_SAID.items():
            response.headers.setdefault(name, value)
        return response


class ComposingMiddleware:
    """Composes the values of a page's address and of its form.

    Bodies for programs are read by what serves those (``rapport.api``). A password stays as it was
    typed: it is compared with what was stored from the same keys.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%" in request.META.get("QUERY_STRING", ""):
            request.GET = _composed(request.GET)  # type: ignore[assignment]  # immutable again
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        """Compose the form of a page."""
        match = request.resolver_match
        if request.method == "POST" and match is not None and "api" not in match.namespaces:
            request.POST = _composed(request.POST)  # type: ignore[assignment]  # immutable again


def _not_this_way(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """Answer in words what Django refuses without any."""
    if refused.content:
        return refused
    sentence = _("This address only carries out an action. Go back to the page you came from.")
    response = answer(request, NotThisWay(sentence))
    del refused.headers["Content-Type"]
    for name, value in refused.headers.items():
        response.headers[name] = value
    return response


def _composed(values: QueryDict) -> QueryDict:
    if all(each.isascii() for key in values for each in values.getlist(key)):
        return values
    found = values.copy()
    for key in found:
        if "password" not in key:
            found.setlist(key, [composed(each) for each in found.getlist(key)])
    found._mutable = False
    return found
