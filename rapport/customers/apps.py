from __future__ import annotations

from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "rapport.customers"

    def ready(self) -> None:
        """Let the timeline name customers."""
        from rapport.customers.names import names_of
        from rapport.timeline import names

        names.register("customer", names_of)
