from __future__ import annotations

from django.apps import AppConfig


class TicketsConfig(AppConfig):
    name = "rapport.tickets"

    def ready(self) -> None:
        """Put the desk where people find it."""
        from rapport.tickets import places

        places.register()
