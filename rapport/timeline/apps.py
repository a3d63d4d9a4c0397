from __future__ import annotations

from django.apps import AppConfig


class TimelineConfig(AppConfig):
    name = "rapport.timeline"

    def ready(self) -> None:
        """Lend the ledger to the rooms below."""
        from rapport.core import ledger
        from rapport.timeline.ledger import Timeline

        ledger.bind(Timeline())
