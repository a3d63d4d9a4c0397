"""The one place that reads the clock.

Everything else is given the time as ``at=``.
"""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return the current instant, aware, in UTC."""
    return datetime.now(UTC)
