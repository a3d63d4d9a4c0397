"""The rules for sound definitions.

Each yields its faults, so that an author sees all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rapport.metrics.definition import Definition
from rapport.metrics.facts import NAME, Fact
from rapport.metrics.vocabulary import columns_of, strangers

STAT = re.compile(r"mean|p[1-9]\d?")


def faults(definition: Definition, facts: Mapping[str, Fact]) -> Iterator[str]:
    """Yield every fault of a definition, each the end of a sentence."""
    yield from _wording(definition)
    yield from _kind(definition)
    fact = facts.get(definition.fact)
    if fact is None:
        yield f"there is no fact “{definition.fact}”"
        return
    yield from _columns(definition, fact)
    yield from _expressions(definition, fact)


def _wording(definition: Definition) -> Iterator[str]:
    for name in [definition.name, *(dimension.name for dimension in definition.dimensions)]:
        if not NAME.fullmatch(name):
            yield f"“{name}” is no name in lower case"
    for word in ("label", "question", "formula", "source"):
        if not str(getattr(definition, word)):
            yield f"it has no {word}"
    if not str(definition.question).endswith("?"):
        yield "its question does not end with a question mark"
    if not all(map(str, definition.caveats)):
        yield "it has an empty caveat"
    if any(not str(dimension.label) for dimension in definition.dimensions):
        yield "it has a dimension without a label"
    if definition.min_n < 1:
        yield "its min_n is below 1"


def _kind(definition: Definition) -> Iterator[str]:
    has_value = definition.kind in ("share", "distribution")
    if has_value != bool(definition.value):
        yield f"a {definition.kind} has {'a' if has_value else 'no'} value"
    if definition.kind == "snapshot" and definition.spell is None:
        yield "a snapshot has a spell"
    if definition.kind != "snapshot" and not definition.time:
        yield "it has no time"
    if (definition.kind == "distribution") != bool(STAT.fullmatch(definition.stat)):
        yield "a distribution, and nothing else, has a stat such as p50 or mean"
    written = "{clock}" in definition.value + definition.where
    if written != bool(definition.clocks):
        yield "it names clocks without using {clock}, or the other way round"
    if (definition.unit == "share") != (definition.kind == "share"):
        yield "a share, and nothing else, has the unit share"


def _columns(definition: Definition, fact: Fact) -> Iterator[str]:
    instants = [definition.time] if definition.time else []
    if definition.spell:
        instants += [definition.spell.start, definition.spell.end]
    for column in instants:
        if fact.types.get(column) != "instant":
            yield f"“{column}” is no instant column of {fact.name}"
    for dimension in definition.dimensions:
        for column in {dimension.column, dimension.shown}:
            if column not in fact.types:
                yield f"the dimension {dimension.name} has no column “{column}” in {fact.name}"


def _expressions(definition: Definition, fact: Fact) -> Iterator[str]:
    for clock in definition.clocks or ("",):
        for name in ("value", "where"):
            expression = getattr(definition, name).replace("{clock}", clock)
            for column in sorted(columns_of(expression) - fact.types.keys()):
                yield f"its {name} uses “{column}”, which is no column of {fact.name}"
            for stranger in strangers(expression):
                yield f"its {name} uses “{stranger}”, which is not in the vocabulary"
