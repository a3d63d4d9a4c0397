"""The Django application of the core."""

from __future__ import annotations

from rapport.core import room


class CoreConfig(room.Room):
    name = "rapport.core"
