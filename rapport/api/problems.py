"""Refusals of the API, as described and as answered."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Router, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from rapport.api.wording import field_of, sentence_about
from rapport.core.errors import RapportError


class Wrong(Schema):
    """What is wrong with a field, or with the whole body where that is empty."""

    field: str
    sentence: str


class Problem(Schema):
    """The reason for a refusal: a stable code, and what to tell a person.

    ``errors`` names every field that does not fit, where that is the reason.
    """

    code: str
    sentence: str
    errors: list[Wrong] = []


# The refusals that reading, and writing, can be answered with. 503 is for what passes: a full disk,
# a locked database, a lost connection, figures that are being rebuilt.
READING: dict[int, type[Schema]] = dict.fromkeys((401, 403, 404, 422, 429, 503), Problem)
WRITING: dict[int, type[Schema]] = {**READING, **dict.fromkeys((400, 409), Problem)}


# Answers JSON for any address that the API does not have; must be the last router.
nowhere = Router()


@nowhere.api_operation(
    ["GET", "POST", "PUT", "PATCH", "DELETE"],
    "/{path:rest}",
    include_in_schema=False,
    url_name="nowhere",
)
def nothing_here(request: HttpRequest, rest: str) -> None:
    """Answer that there is nothing at this address."""
    raise Http404


@csrf_exempt
def nothing_at_all(request: HttpRequest) -> HttpResponse:
    """Answer any other address that begins with /api/."""
    return problem("not_found", _("The API is at %(address)s.") % {"address": "/api/v1/…"}, 404)


def handle(api: NinjaAPI) -> None:
    """Answer every refusal with a Problem."""
    # The framework's type allows the error or its class; it passes the error.
    answers: dict[type[Exception], Any] = {
        RapportError: _refused,
        Http404: _absent,
        AuthenticationError: _stranger,
        ValidationError: _nonsense,
        HttpError: _unreadable,
    }
    for error, answer in answers.items():
        api.add_exception_handler(error, answer)


def problem(
    code: str, sentence: str, status: int, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """Return a Problem as an answer."""
    return JsonResponse({"code": code, "sentence": sentence}, status=status, headers=headers)


def _refused(request: HttpRequest, error: RapportError) -> HttpResponse:
    return problem(error.code, error.sentence, error.status, error.headers)


def _absent(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem("not_found", _("There is nothing here that you may see."), 404)


def _stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return problem("not_signed_in", _("Send a valid token: Authorization: Bearer …"), 401)


def _nonsense(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer with everything that does not fit, so that it can be put right in one go."""
    told = {(field_of(each), sentence_about(each)): None for each in error.errors or [{}]}
    errors = [{"field": field, "sentence": sentence} for field, sentence in told]
    sentences = " ".join(dict.fromkeys(sentence for _field, sentence in told))
    answer = {"code": "invalid", "sentence": sentences, "errors": errors}
    return JsonResponse(answer, status=422)


def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer what the framework itself refuses, such as a body that is not JSON."""
    code = HTTPStatus(error.status_code).name.lower()
    return problem(code, _("The request cannot be read: send JSON."), error.status_code)
