"""Refusal of methods and parameters that the API does not have."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rapport.api.problems import problem
from rapport.core.errors import Invalid

View = Callable[..., Any]


def known_parameters(view: View) -> View:
    """Refuse parameters of the address that the operation does not have.

    A mistyped filter would otherwise answer everything.
    """

    @wraps(view)
    def strict(request: HttpRequest, *args: Any, **named: Any) -> Any:
        if request.GET:
            _refuse_unknown(request, view)
        return view(request, *args, **named)

    return strict


def known_methods(view: View) -> View:
    """Answer a method that the address does not have with a Problem."""

    @wraps(view)
    def strict(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        answer: HttpResponse = view(request, *args, **named)
        if answer.status_code != 405:
            return answer
        allowed = ", ".join(sorted(answer.headers["Allow"].split(", ")))
        sentence = _("This address answers only %(methods)s.") % {"methods": allowed}
        return problem("method_not_allowed", sentence, 405, {"Allow": allowed})

    return strict


def _refuse_unknown(request: HttpRequest, view: Any) -> None:
    operation = view._ninja_operation
    if not operation.include_in_schema:
        return
    known = {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }
    for name in request.GET:
        if name not in known:
            raise Invalid(_no_parameter(name, sorted(known)))


def _no_parameter(name: str, known: list[str]) -> str:
    """Say that there is no such parameter, and which there are."""
    if not known:
        return _("There is no parameter “%(name)s”; this address takes none.") % {"name": name[:80]}
    return _("There is no parameter “%(name)s”. This address takes these: %(known)s.") % {
        "name": name[:80],
        "known": ", ".join(known),
    }
