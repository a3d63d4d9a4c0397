"""The API as one thing: its parts, its door, and how it says no."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from rapport import __version__
from rapport.api import customers, metrics, tickets
from rapport.api.auth import Bearer
from rapport.core.errors import RapportError

api = NinjaAPI(
    title="Rapport",
    version=__version__,
    description="The same tickets, customers and figures as the pages, for programs.",
    auth=Bearer(),
    docs_url=None,
    urls_namespace="api",
)
api.add_router("/tickets", tickets.router)
api.add_router("/customers", customers.router)
api.add_router("/metrics", metrics.router)


def _problem(request: HttpRequest, code: str, sentence: str, status: int) -> HttpResponse:
    return api.create_response(request, {"code": code, "sentence": sentence}, status=status)


@api.exception_handler(RapportError)
def _refused(request: HttpRequest, error: RapportError) -> HttpResponse:
    return _problem(request, error.code, error.sentence, error.status)


@api.exception_handler(Http404)
def _absent(request: HttpRequest, _error: Http404) -> HttpResponse:
    return _problem(request, "not_found", "There is nothing here that you may see.", 404)


@api.exception_handler(AuthenticationError)
def _stranger(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    return _problem(request, "not_signed_in", "Send a valid token: Authorization: Bearer …", 401)


@api.exception_handler(ValidationError)
def _nonsense(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0] if error.errors else {}
    where = ".".join(str(step) for step in first.get("loc", ()) if step != "body")
    sentence = f"{where}: {first.get('msg', 'the request makes no sense')}."
    return _problem(request, "invalid", sentence, 422)
