from __future__ import annotations

from django.apps import AppConfig


class TicketsConfig(AppConfig):
    name = "rapport.tickets"

    def ready(self) -> None:
        """Bring a queue to a new desk."""
        from rapport.people import first_steps
        from rapport.tickets.first_steps import open_first_queue

        first_steps.register(open_first_queue)
