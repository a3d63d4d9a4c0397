"""Start Django for a command that needs the database."""

from __future__ import annotations

import os


def start() -> None:
    """Load the settings and the rooms; commands that touch no database never call this."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapport.settings")
    import django

    django.setup()
