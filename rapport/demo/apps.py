from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "rapport.demo"

    def ready(self) -> None:
        """Put the postbox on the rail of the demonstration, and of no other desk."""
        from rapport.core.face import navigation

        navigation.register(
            navigation.Entry(
                _("Postbox"), "postbox", icon="mail", order=90, place="foot", visible=_in_demo
            )
        )


def _in_demo(user: Any) -> bool:
    from django.core.cache import caches

    from rapport.demo.models import Demonstration
    from rapport.people.roles import Ability

    if not (user.is_authenticated and user.may(Ability.WORK_TICKETS)):
        return False
    # Asked on every page, and it changes once in a desk's life.
    cache = caches["process"]
    return bool(cache.get_or_set("demonstration", Demonstration.objects.exists, 600))
