from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

import rapport
from rapport.core import checkup, clock
from rapport.core.htmx import render
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.serving.health import health


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while pages can be served, 503 when the database does not answer.

    A reader or a loop that fails is told in the body and leaves the status at 200: taking the pages
    away would help nobody.
    """
    found = health(clock.now())
    return JsonResponse(found.as_json(), status=503 if found.fault else 200)


@require_safe
@able(Ability.MANAGE_DESK)
def system(request: Request) -> HttpResponse:
    """Show how the installation fares: the check-up, the readers, the loops."""
    findings = list(checkup.examine())
    context = {
        "version": rapport.__version__,
        "findings": findings,
        "broken": sum(f.verdict is checkup.Verdict.BROKEN for f in findings),
        "cautions": sum(f.verdict is checkup.Verdict.CAUTION for f in findings),
        "health": health(clock.now()),
    }
    return render(request, "serving/system.html", context)
