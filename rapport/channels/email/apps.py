"""The Django application of e-mail."""

from __future__ import annotations

from rapport.core import room


class EmailConfig(room.Room):
    name = "rapport.channels.email"
    label = "email"
