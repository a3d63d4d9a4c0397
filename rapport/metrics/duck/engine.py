"""DuckDB itself, loaded on first use.

It takes 35 MB, a quarter of an idle process, and a process that only serves pages never needs
it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rapport.metrics.duck.prelude import PRELUDE
from rapport.metrics.duck.query import FilesGone, NoRoom, QueryFailed

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

THREADS = min(os.cpu_count() or 1, 4)
MEMORY = "512MB"


def make_database(root: Path) -> DuckDBPyConnection:
    """Create a database in memory: one thread pool and one memory limit for all queries here.

    It holds only the prelude, and can read the files in the facts' folder and nothing else.
    """
    import duckdb

    database = duckdb.connect(":memory:", config=_limits(root))
    for macro in PRELUDE:
        database.execute(macro)
    database.execute(f"SET allowed_directories = [{literal(root)}]")
    database.execute("SET enable_external_access = false")
    database.execute("SET lock_configuration = true")
    return database


@contextmanager
def translated() -> Iterator[None]:
    """Turn DuckDB's errors in this block into ours."""
    import duckdb

    try:
        yield
    except (duckdb.OutOfMemoryException, duckdb.InterruptException) as error:
        raise NoRoom(str(error)) from error
    except duckdb.IOException as error:
        raise FilesGone(str(error)) from error
    except duckdb.Error as error:
        raise QueryFailed(str(error)) from error


def literal(path: Path) -> str:
    """Return a path as an SQL string."""
    return "'" + str(path).replace("'", "''") + "'"


def _limits(root: Path) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "threads": THREADS,
        "memory_limit": MEMORY,
        "temp_directory": str(root / "spill"),
        # Returns memory after a query; otherwise idle threads keep tens of MB.
        "allocator_flush_threshold": "1MB",
        "allocator_bulk_deallocation_flush_threshold": "1MB",
        "allocator_background_threads": True,
        "autoload_known_extensions": False,
        "autoinstall_known_extensions": False,
    }
