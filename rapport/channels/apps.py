from __future__ import annotations

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "rapport.channels"

    def ready(self) -> None:
        """Take up what waits as soon as there is somebody to take it up for."""
        from rapport.channels.leftovers import take_up_parked
        from rapport.people import first_steps

        first_steps.register(take_up_parked)
