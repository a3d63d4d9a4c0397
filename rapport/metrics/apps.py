"""The Django application of metrics."""

from __future__ import annotations

from rapport.core import room


class MetricsConfig(room.Room):
    name = "rapport.metrics"
