from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightsConfig(AppConfig):
    name = "rapport.insights"

    def ready(self) -> None:
        """Put the figures on the rail and into the palette."""
        from rapport.core.face import navigation, palette

        palette.register(_find)
        navigation.register(
            navigation.Entry(
                _("Figures"), "metrics", icon="chart", order=60, keys="g f", visible=_sees
            )
        )


def _sees(user: Any) -> bool:
    from rapport.people.roles import Ability

    return bool(user.is_authenticated and user.may(Ability.SEE_FIGURES))


def _find(user: Any, words: str) -> Iterator[Any]:
    """Find figures by their name or question."""
    from django.urls import reverse

    from rapport.core.face.palette import Command
    from rapport.metrics import registry

    if not _sees(user):
        return
    for name, definition in registry.definitions().items():
        if words.lower() in f"{name} {definition.label} {definition.question}".lower():
            yield Command(
                str(definition.question),
                reverse("metric", args=[name]),
                icon="chart",
                hint=str(definition.label),
                group=str(_("Figures")),
            )
