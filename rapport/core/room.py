"""A room as a Django application."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule


class Room(AppConfig):
    """An application that defines its events and adds to other rooms at start-up."""

    def ready(self) -> None:
        """Import the room's events and contributions, if it has such files."""
        for name in ("events", "contributions"):
            if self.module is not None and module_has_submodule(self.module, name):
                import_module(f"{self.name}.{name}")
