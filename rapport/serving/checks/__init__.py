"""What the server examines about its own installation."""

from __future__ import annotations

from rapport.core.checkup import register
from rapport.serving.checks import database, ground, running


def register_all() -> None:
    """Add these to the check-up, in the order in which one would look."""
    register("address", ground.address, order=10)
    register("data folder", ground.data_folder, order=11)
    register("secret key", ground.secret_key, order=12)
    register("database", database.database, order=13)
    register("readers", running.timeline_readers, order=20)
    register("server", running.workers, order=21)
