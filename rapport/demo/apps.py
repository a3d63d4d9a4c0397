"""The Django application of the demonstration."""

from __future__ import annotations

from rapport.core import room


class DemoConfig(room.Room):
    name = "rapport.demo"
