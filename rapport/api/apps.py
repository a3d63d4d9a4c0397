"""The Django application of the API."""

from __future__ import annotations

from rapport.core import room


class ApiConfig(room.Room):
    name = "rapport.api"
