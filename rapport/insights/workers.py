"""The loop that makes facts anew after an upgrade that changed their columns."""

from __future__ import annotations

from datetime import datetime

from rapport.insights.readers import are_stale, rebuild_facts


def fit_facts(at: datetime) -> bool:
    """Rebuild the facts where a stored one no longer fits its declaration; say whether it did."""
    if not are_stale():
        return False
    rebuild_facts()
    return True
