"""The engine of figures: facts, definitions and questions.

It knows no metric by name. Rooms export facts, ``insights`` defines figures over them, and
anyone can ask::

    metrics.ask("first_response_time", start=monday, grain="week", by=["team"])
    metrics.rows("first_response_time", reader=None)       # exactly the n rows behind it
    metrics.change("csat", start=monday, end=sunday)       # and whether it is real
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rapport.metrics.comparison import change, changes
    from rapport.metrics.run import ask, rows

__all__ = ["ask", "change", "changes", "rows"]

_HOMES = {"ask": "run", "rows": "run", "change": "comparison", "changes": "comparison"}


def __getattr__(name: str) -> Any:
    # Imported on first use: a process that asks for no figures is spared DuckDB's 40 MB.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
