from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    name = "rapport.feedback"

    def ready(self) -> None:
        """Show ratings on tickets and customers, and the survey among the settings."""
        from rapport.customers import story
        from rapport.feedback import said
        from rapport.people import settings_pages
        from rapport.tickets import beside

        beside.register(
            beside.Panel(_("Rating"), "feedback/_on_ticket.html", said.on_ticket, order=10)
        )
        story.register(
            story.Part(_("What they said"), "feedback/_by_person.html", said.by_person, order=20)
        )
        settings_pages.register(
            settings_pages.Page(
                _("Survey"),
                _("What customers are asked after a resolution, and when"),
                "survey_settings",
                icon="feedback",
                order=60,
            )
        )
