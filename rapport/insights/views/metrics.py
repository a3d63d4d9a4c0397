"""The page of all figures."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.core.face.htmx import render
from rapport.insights.tiles import Tile, tile
from rapport.metrics import registry
from rapport.metrics.errors import NoFigures
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability


@require_safe
@able(Ability.SEE_FIGURES)
def metrics(request: Request) -> HttpResponse:
    """List every figure with its question and its value for the last 30 days."""
    definitions = registry.definitions()
    tiles, absence = _tiles(definitions, request.user)
    figures = [
        {"definition": definition, "tile": tiles.get(name), "url": reverse("metric", args=[name])}
        for name, definition in definitions.items()
    ]
    return render(request, "insights/metrics.html", {"figures": figures, "absence": absence})


def _tiles(names: Iterable[str], user: User) -> tuple[dict[str, Tile], str]:
    """Return the tiles by name, or none and a sentence that says why."""
    today = timezone.localdate(clock.now())
    try:
        return {name: tile(name, user, today) for name in names}, ""
    except NoFigures as error:
        return {}, error.sentence
