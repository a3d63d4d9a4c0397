"""A room of the house, as Django installs it."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule


class Room(AppConfig):
    """An application that defines its events and adds to other rooms when the house starts."""

    def ready(self) -> None:
        """Import what the room defines and adds, where it has such a file."""
        for name in ("events", "contributions"):
            if self.module is not None and module_has_submodule(self.module, name):
                import_module(f"{self.name}.{name}")
