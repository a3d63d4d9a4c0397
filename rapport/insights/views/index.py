"""All figures on one page, each as it stands."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from rapport.core.htmx import render
from rapport.insights.tiles import tile
from rapport.metrics import registry
from rapport.people.access import Request, able
from rapport.people.roles import Ability


@require_safe
@able(Ability.SEE_FIGURES)
def metrics(request: Request) -> HttpResponse:
    """List every figure with its question and how it stood in the last 30 days."""
    today = timezone.localdate()
    figures = [
        {"definition": definition, "tile": tile(name, request.user, today)}
        for name, definition in registry.definitions().items()
    ]
    return render(request, "insights/metrics.html", {"figures": figures})
