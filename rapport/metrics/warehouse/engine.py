"""DuckDB, loaded when the first figure is asked for or the first fact written.

It takes 35 MB, a quarter of an idle process, and a process that only answers pages never needs it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

THREADS = min(os.cpu_count() or 1, 4)
MEMORY = "512MB"


def connect(root: Path) -> DuckDBPyConnection:
    """Open a database in memory that shares its machine with a service desk."""
    import duckdb

    return duckdb.connect(":memory:", config=_limits(root))


def file_errors() -> type[Exception]:
    """Return what DuckDB raises when a file is not there."""
    import duckdb

    return duckdb.IOException


def _limits(root: Path) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "threads": THREADS,
        "memory_limit": MEMORY,
        "temp_directory": str(root / "spill"),
        "autoload_known_extensions": False,
        "autoinstall_known_extensions": False,
    }
