from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KeysConfig(AppConfig):
    name = "rapport.channels.email.keys"
    label = "mail_keys"

    def ready(self) -> None:
        """Put the keys into the settings."""
        from rapport.people import settings_pages

        settings_pages.register(
            settings_pages.Page(
                _("Mail keys"),
                _("Whose signatures are known, and which encrypted mail can be opened"),
                "mail_keys",
                icon="lock",
                order=32,
            )
        )
