"""Descriptions of every figure for command line, API and documentation."""

from __future__ import annotations

from typing import Any

from rapport.metrics import registry
from rapport.metrics.definition import Definition


def described() -> list[dict[str, Any]]:
    """Return every definition as plain data, in the order of the lists."""
    return [describe(definition) for definition in registry.definitions().values()]


def describe(definition: Definition) -> dict[str, Any]:
    """Return one definition as plain data."""
    fact = registry.facts()[definition.fact]
    return {
        "name": definition.name,
        "label": str(definition.label),
        "question": str(definition.question),
        "unit": definition.unit,
        "better": definition.better,
        "kind": definition.kind,
        "dimensions": [dimension.name for dimension in definition.dimensions],
        "clocks": list(definition.clocks),
        "formula": str(definition.formula),
        "caveats": [str(caveat) for caveat in definition.caveats],
        "min_n": definition.min_n,
        "fact": definition.fact,
        "grain": fact.grain,
        "source": definition.source,
    }
