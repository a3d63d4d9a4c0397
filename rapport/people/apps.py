from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "rapport.people"

    def ready(self) -> None:
        """Define what can happen to people, and show what they can set."""
        from rapport.people import events, pages

        assert events.FIRST, "defining is what importing them does"
        pages.register()
