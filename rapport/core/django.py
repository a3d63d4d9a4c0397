"""Start Django for a command that needs it."""

from __future__ import annotations

import os


def start() -> None:
    """Load the settings and the rooms; commands that touch no database never call this."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapport.settings")
    import django

    django.setup()


def open_desk() -> None:
    """Start, and bring the database to this version: any command may be the very first one."""
    start()
    from django.conf import settings
    from django.utils.module_loading import import_string

    import_string(settings.RAPPORT_PREPARE)()
