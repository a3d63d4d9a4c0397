"""The Django application of channels."""

from __future__ import annotations

from rapport.core import room


class ChannelsConfig(room.Room):
    name = "rapport.channels"
