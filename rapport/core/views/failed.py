"""The answer to an exception that nothing else has answered."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views import defaults

from rapport.core.face.refusing.answering import answer_fault, is_for_programs


def failed(request: HttpRequest) -> HttpResponse:
    """Say that something broke, or that database or disk do not serve, in whatever part it was.

    Django calls it while it treats the exception, wherever in the middleware that came from.
    """
    answered = answer_fault(request, sys.exception())
    if answered is not None:
        return answered
    if is_for_programs(request):
        sentence = _("The fault is ours, and it has been written to the log.")
        return JsonResponse({"code": "failed", "sentence": sentence}, status=500)
    return defaults.server_error(request)
