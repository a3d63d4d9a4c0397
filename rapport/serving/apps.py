"""The Django application of the server."""

from __future__ import annotations

from rapport.core import room


class ServingConfig(room.Room):
    name = "rapport.serving"
