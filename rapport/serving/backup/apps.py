"""The Django application of backups."""

from __future__ import annotations

from rapport.core import room


class BackupsConfig(room.Room):
    name = "rapport.serving.backup"
    label = "backups"
