"""The page of all figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.core.face.htmx import render
from rapport.insights.tiles import Tile, tile
from rapport.metrics import registry
from rapport.metrics.definition import Definition
from rapport.metrics.errors import NoFigures
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability


@require_safe
@able(Ability.SEE_FIGURES)
def metrics(request: Request) -> HttpResponse:
    """List the figures by family, each with its question and value; ``q`` keeps those it names."""
    words = request.GET.get("q", "").strip()[:100]
    definitions = registry.definitions()
    found = {name: each for name, each in definitions.items() if _names(each, words)}
    tiles, absence = _tiles(found, request.user)
    context = {
        "families": _families(found, tiles),
        "words": words,
        "absence": absence,
    }
    return render(request, "insights/metrics.html", context)


def _names(definition: Definition, words: str) -> bool:
    """Return whether every word is in what the list shows of a figure."""
    said = f"{definition.name} {definition.label} {definition.question} {definition.formula}"
    return all(word in said.casefold() for word in words.casefold().split())


def _families(
    definitions: Mapping[str, Definition], tiles: Mapping[str, Tile]
) -> list[tuple[str, list[dict[str, Any]]]]:
    families: dict[str, list[dict[str, Any]]] = {}
    for name, definition in definitions.items():
        shown = tiles.get(name)
        families.setdefault(str(definition.family) or _("Other figures"), []).append(
            {
                "definition": definition,
                "tile": shown,
                "url": shown.url if shown else reverse("metric", args=[name]),
            }
        )
    return list(families.items())


def _tiles(names: Iterable[str], user: User) -> tuple[dict[str, Tile], str]:
    """Return the tiles by name, or none and a sentence that says why."""
    today = timezone.localdate(clock.now())
    try:
        return {name: tile(name, user, today) for name in names}, ""
    except NoFigures as error:
        return {}, error.sentence
