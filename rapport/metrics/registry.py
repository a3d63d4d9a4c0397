"""The facts and definitions that rooms export."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from django.utils.translation import gettext as _

from rapport.core.errors import Misconfigured, NotFound
from rapport.core.registry import Registry
from rapport.metrics.definition import Definition
from rapport.metrics.facts import Fact
from rapport.metrics.validation import faults

FACTS: Registry[Fact] = Registry("the facts", key=lambda fact: fact.name)
DEFINITIONS: Registry[Definition] = Registry(
    "the definitions of figures",
    key=lambda definition: definition.name,
    check=lambda definitions: check_all(definitions, FACTS.by_key()),
)


class UnknownMetric(NotFound):
    """There is no metric of that name."""

    code = "unknown_metric"
    exit_status = 2


def facts() -> Mapping[str, Fact]:
    """Return every fact by its name."""
    return FACTS.by_key()


def definitions() -> Mapping[str, Definition]:
    """Return every definition by its name; all have been checked."""
    return DEFINITIONS.by_key()


def definition(name: str) -> Definition:
    """Return the definition of that name; raises UnknownMetric, which suggests the nearest name."""
    known = definitions()
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise UnknownMetric(
            _("There is no metric “%(name)s”.%(hint)s") % {"name": name, "hint": hint}
        )
    return known[name]


def check_all(definitions: Iterable[Definition], facts: Mapping[str, Fact]) -> None:
    """Raise Misconfigured with every fault of every definition."""
    wrong = [
        f"The definition {definition.name} is not sound: {'; '.join(found)}."
        for definition in definitions
        if (found := list(faults(definition, facts)))
    ]
    if wrong:
        raise Misconfigured(" ".join(wrong))
