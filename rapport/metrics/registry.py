"""The facts and definitions of this installation: explicit ordered lists, read on first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import TypeVar

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from rapport.core.errors import Misconfigured, NotFound
from rapport.metrics.definition import Definition
from rapport.metrics.facts import Fact
from rapport.metrics.validation import faults

Named = TypeVar("Named", Fact, Definition)


class UnknownMetric(NotFound):
    """There is no metric of that name."""

    code = "unknown_metric"
    exit_status = 2


def facts() -> Mapping[str, Fact]:
    """Give every fact by name, in the order of the setting ``RAPPORT_FACTS``."""
    return _facts(tuple(settings.RAPPORT_FACTS))


def definitions() -> Mapping[str, Definition]:
    """Give every definition by name, in the order of ``RAPPORT_DEFINITIONS``; all are sound."""
    return _definitions(tuple(settings.RAPPORT_DEFINITIONS), tuple(settings.RAPPORT_FACTS))


def definition(name: str) -> Definition:
    """Give the definition of that name, or raise UnknownMetric with the nearest name."""
    known = definitions()
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise UnknownMetric(
            _("There is no metric “%(name)s”.%(hint)s") % {"name": name, "hint": hint}
        )
    return known[name]


@cache
def _facts(paths: tuple[str, ...]) -> Mapping[str, Fact]:
    return _by_name(import_string(path) for path in paths)


@cache
def _definitions(paths: tuple[str, ...], fact_paths: tuple[str, ...]) -> Mapping[str, Definition]:
    return checked(
        (definition for path in paths for definition in import_string(path)), _facts(fact_paths)
    )


def checked(
    definitions: Iterable[Definition], facts: Mapping[str, Fact]
) -> Mapping[str, Definition]:
    """Give the definitions by name; raise Misconfigured with all faults of all that have any."""
    known = _by_name(definitions)
    wrong = [
        f"The definition {name} is not sound: {'; '.join(found)}."
        for name, definition in known.items()
        if (found := list(faults(definition, facts)))
    ]
    if wrong:
        raise Misconfigured(" ".join(wrong))
    return known


def _by_name(named: Iterable[Named]) -> Mapping[str, Named]:
    known: dict[str, Named] = {}
    for each in named:
        if each.name in known:
            raise Misconfigured(f"The name “{each.name}” is taken twice.")
        known[each.name] = each
    return known
