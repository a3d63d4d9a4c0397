"""Answers to expected failures, and text composed before a page sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from rapport.core.errors import NotThisWay, RapportError
from rapport.core.phrases.composing import composed

View = Callable[[HttpRequest], HttpResponse]


class SentenceMiddleware:
    """Answers a RapportError with its status and sentence, as JSON if JSON was asked for."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return response if response.status_code != 405 else _not_this_way(request, response)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Render the sentence; leave unexpected errors to their traceback."""
        if not isinstance(error, RapportError):
            return None
        return answer(request, error)


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


def answer(request: HttpRequest, error: RapportError) -> HttpResponse:
    """Return the error as JSON for programs, as a line for htmx, as a page for people."""
    response = _answer(request, error)
    for name, value in error.headers.items():
        response.headers[name] = value
    return response


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


def _answer(request: HttpRequest, error: RapportError) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        body = {"code": error.code, "sentence": error.sentence}
        return JsonResponse(body, status=error.status)
    if request.headers.get("HX-Request"):
        response = render(request, "core/_sentence.html", {"error": error}, status=error.status)
        # The page stays as it is, and a toast says what did not work.
        response.headers["HX-Retarget"] = "#toasts"
        response.headers["HX-Reswap"] = "innerHTML"
        response.headers["HX-Push-Url"] = "false"
        return response
    return render(request, "core/sentence.html", {"error": error}, status=error.status)


def _composed(values: QueryDict) -> QueryDict:
    if all(each.isascii() for key in values for each in values.getlist(key)):
        return values
    found = values.copy()
    for key in found:
        if "password" not in key:
            found.setlist(key, [composed(each) for each in found.getlist(key)])
    found._mutable = False
    return found
