from __future__ import annotations

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "rapport.channels"

    def ready(self) -> None:
        """Take up what waits as soon as there is somebody to take it up for; examine the outbox."""
        from rapport.channels.arrivals import commands
        from rapport.channels.arrivals.recovery import take_up_parked
        from rapport.channels.checks import outbox
        from rapport.channels.forwards import hints
        from rapport.core import checkup
        from rapport.core.face import palette
        from rapport.people import first_steps

        hints.register()
        palette.register(commands.find)
        checkup.register("outbox", outbox, order=61)
        first_steps.register(take_up_parked)
