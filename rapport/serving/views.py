"""The pages about the server's health."""

from __future__ import annotations

from collections import Counter

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

import rapport
from rapport.core import checkup, clock
from rapport.core.checkup import Verdict
from rapport.core.face.htmx import render
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.serving.health import Health, health

WORST_FIRST = (Verdict.BROKEN, Verdict.CAUTION, Verdict.GOOD)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while the desk reads and writes, 503 when not; tell more to who manages it.

    A failing reader or loop leaves the status at 200: taking the pages away would help nobody.
    Strangers do not get here in the server, which answers them beside the pages
    (rapport/serving/web/pulse.py).
    """
    found = health(clock.now())
    told = found.as_json() if _may_know(request, found) else found.for_strangers()
    return JsonResponse(told, status=200 if found.serves else 503)


def _may_know(request: HttpRequest, found: Health) -> bool:
    if found.fault:
        # Nobody can be recognised now.
        return False
    user = request.user
    return isinstance(user, User) and user.may(Ability.MANAGE_DESK)


@require_safe
@able(Ability.MANAGE_DESK)
def system(request: Request) -> HttpResponse:
    """Show the health of the installation: the check-up, the readers, the loops."""
    findings = list(checkup.examine())
    verdicts = Counter(finding.verdict for finding in findings)
    found = health(clock.now())
    context = {
        "version": rapport.__version__,
        "findings": sorted(findings, key=lambda finding: WORST_FIRST.index(finding.verdict)),
        "broken": verdicts[Verdict.BROKEN],
        "cautions": verdicts[Verdict.CAUTION],
        "health": found,
        "several": len(found.processes) > 1,
    }
    return render(request, "serving/system.html", context)
