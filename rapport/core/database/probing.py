"""Small writes that try whether database and data folder take them."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from django.conf import settings
from django.db import Error, connection

from rapport.core import waiting
from rapport.core.database.faults import Fault, fault_of

# A mail of usual size must find room.
BYTES = 64 << 10
PATIENCE_SECONDS = 2.0
# Real, and changes nothing: the row stays as it is.
_REWRITE = (
    "UPDATE django_migrations SET applied = applied"
    " WHERE id = (SELECT max(id) FROM django_migrations)"
)


def refused() -> dict[str, Fault]:
    """Return what cannot be written, "database" or "files", each with the fault.

    Both are tried for real; after two seconds a database counts as locked.
    """
    found = {"database": _fault_of_database(), "files": _fault_of_files()}
    return {name: fault for name, fault in found.items() if fault is not None}


def _fault_of_database() -> Fault | None:
    try:
        with waiting.at_most(PATIENCE_SECONDS), connection.cursor() as cursor:
            cursor.execute(_REWRITE)
    except Error as error:
        if not connection.in_atomic_block:
            connection.close()
        return fault_of(error) or Fault.BROKEN
    return None


def _fault_of_files() -> Fault | None:
    folder = Path(settings.MEDIA_ROOT)
    path = folder / f"probe.{os.getpid()}.{uuid.uuid4().hex[:8]}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(bytes(BYTES))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return fault_of(error) or Fault.BROKEN
    finally:
        _remove(path)
    return None


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # Where nothing could be made there is nothing to remove.
        return
