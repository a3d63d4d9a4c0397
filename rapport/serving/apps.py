from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServingConfig(AppConfig):
    name = "rapport.serving"

    def ready(self) -> None:
        """Examine the installation at each check-up, and show it among the settings."""
        from rapport.people import settings_pages
        from rapport.serving import checks

        checks.register_all()
        settings_pages.register(
            settings_pages.Page(
                _("System"),
                _("Whether everything works, and what to mend."),
                "system",
                icon="check",
                order=90,
            )
        )
