"""The loop that rebuilds facts when an upgrade changed their columns."""

from __future__ import annotations

from datetime import datetime

from rapport.insights.readers import are_stale, rebuild_facts


def fit_facts(at: datetime) -> bool:
    """Rebuild the facts if a stored one no longer fits its declaration; return whether it did."""
    if not are_stale():
        return False
    rebuild_facts()
    return True
