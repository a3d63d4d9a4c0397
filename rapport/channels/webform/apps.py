from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebformConfig(AppConfig):
    name = "rapport.channels.webform"
    label = "webform"

    def ready(self) -> None:
        """Put forms into the settings."""
        from rapport.people import settings_pages

        settings_pages.register(
            settings_pages.Page(
                _("Contact forms"),
                _("Public pages on which customers write to you."),
                "contact_forms",
                icon="form",
                order=32,
            )
        )
