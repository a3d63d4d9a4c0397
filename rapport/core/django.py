"""Starting Django for commands that need it."""

from __future__ import annotations

import os
from collections.abc import Callable

from rapport.core.registry import Registry

# Called before a command uses the desk, so that the tables fit.
PREPARATIONS: Registry[Callable[[], None]] = Registry("the preparations of the desk")


def start() -> None:
    """Load the settings and the rooms; commands without a database never call this.

    From here on, whatever is written is for its owner only.
    """
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapport.settings")
    import django

    django.setup()


def open_desk() -> None:
    """Start, and migrate the database to this version: any command may be the very first one."""
    start()
    for prepare in PREPARATIONS:
        prepare()
