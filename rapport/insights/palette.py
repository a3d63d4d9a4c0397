"""Figures in the command palette."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.core.face.palette import Command
from rapport.core.phrases.folding import folded
from rapport.metrics import registry
from rapport.people.roles import Ability, who_may

_sees_figures = who_may(Ability.SEE_FIGURES)


def find(user: Any, words: str) -> Iterator[Command]:
    """Find figures by name or question."""
    if not _sees_figures(user):
        return
    for name, definition in registry.definitions().items():
        if folded(words) in folded(f"{name} {definition.label} {definition.question}"):
            yield Command(
                str(definition.question),
                reverse("metric", args=[name]),
                icon="chart",
                hint=str(definition.label),
                group=_("Figures"),
            )
