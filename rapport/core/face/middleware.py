"""Answers to expected failures, for people and programs."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rapport.core.errors import NotThisWay, RapportError

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
