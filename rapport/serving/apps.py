from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServingConfig(AppConfig):
    name = "rapport.serving"

    def ready(self) -> None:
        """Examine the installation at each check-up, and lead administrators there."""
        from rapport.core import navigation
        from rapport.people.roles import Ability
        from rapport.serving import checks

        checks.register_all()
        navigation.register(
            navigation.Entry(
                _("System"),
                "system",
                icon="settings",
                order=95,
                place="foot",
                visible=lambda user: user.is_authenticated and user.may(Ability.MANAGE_DESK),
            )
        )
