"""Answers to expected failures, and to faults of database and disk."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from rapport.core.database import faults
from rapport.core.errors import RapportError, Unavailable
from rapport.core.face.refusing.unavailable import draw

log = logging.getLogger(__name__)

API = "/api/"


def answer(request: HttpRequest, error: RapportError) -> HttpResponse:
    """Return the error as JSON for programs, as a line for htmx, as a page for people."""
    response = _answer(request, error)
    for name, value in error.headers.items():
        response.headers[name] = value
    return response


def answer_fault(request: HttpRequest, error: BaseException | None) -> HttpResponse | None:
    """Return the answer to a fault of database or disk, which is logged; None to anything else."""
    refusal = faults.unavailable(error)
    if refusal is None:
        return None
    told = f"{type(error).__name__}: {str(error).strip()}"
    traceback = error if refusal.fault == faults.Fault.BROKEN else None
    log.warning(
        "%s %s: %s (%s)", request.method, request.path, refusal.fault, told, exc_info=traceback
    )
    response = answer(request, refusal)
    # Django would log it once more with its traceback, onto what may be the full disk. Its own mark
    # against that has no public name.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def is_for_programs(request: HttpRequest) -> bool:
    """Return whether the answer must be JSON."""
    return request.path.startswith(API) or "application/json" in request.headers.get("Accept", "")


def _answer(request: HttpRequest, error: RapportError) -> HttpResponse:
    if is_for_programs(request):
        body = {"code": error.code, "sentence": error.sentence}
        return JsonResponse(body, status=error.status)
    if isinstance(error, Unavailable):
        response = draw(request, error)
    else:
        is_line = bool(request.headers.get("HX-Request"))
        template = "core/_sentence.html" if is_line else "core/sentence.html"
        response = render(request, template, {"error": error}, status=error.status)
    if request.headers.get("HX-Request"):
        # The page stays as it is, and a toast says what did not work.
        response.headers["HX-Retarget"] = "#toasts"
        response.headers["HX-Reswap"] = "innerHTML"
        response.headers["HX-Push-Url"] = "false"
    return response
