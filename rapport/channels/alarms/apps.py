from __future__ import annotations

from django.apps import AppConfig


class AlarmsConfig(AppConfig):
    name = "rapport.channels.alarms"
    label = "alarms"

    def ready(self) -> None:
        """Let the check-up say what alarms there are, and whether anybody would hear of them."""
        from rapport.channels.alarms.checks import alarms
        from rapport.core import checkup

        checkup.register("alarms", alarms, order=62)
