"""The Django application of notices."""

from __future__ import annotations

from rapport.core import room


class NoticesConfig(room.Room):
    name = "rapport.channels.notices"
    label = "notices"
