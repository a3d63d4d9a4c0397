from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EmailConfig(AppConfig):
    name = "rapport.channels.email"
    label = "email"

    def ready(self) -> None:
        """Put mailboxes into the settings and the check-up."""
        from rapport.channels.email.mailboxes.checks import mailboxes
        from rapport.core import checkup
        from rapport.people import settings_pages

        checkup.register("mailboxes", mailboxes, order=60)
        settings_pages.register(
            settings_pages.Page(
                _("Mailboxes"),
                _("Where mail is fetched and sent, and how that fares."),
                "mailboxes",
                icon="mail",
                order=30,
            )
        )
