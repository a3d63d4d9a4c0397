from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CockpitConfig(AppConfig):
    name = "rapport.cockpit"

    def ready(self) -> None:
        """Put the cockpit first on the rail of those who manage."""
        from rapport.core.face import navigation

        navigation.register(
            navigation.Entry(
                _("Cockpit"), "cockpit", icon="cockpit", order=10, keys="g h", visible=_manages
            )
        )


def _manages(user: Any) -> bool:
    from rapport.people.roles import Ability

    return bool(user.is_authenticated and user.may(Ability.SEE_COCKPIT))
