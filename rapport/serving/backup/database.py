"""Copies of the database while it is in use.

And the way back from a copy.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from rapport.core.errors import RapportError

LITTER = ("-wal", "-shm", "-journal")


class CannotCopy(RapportError):
    """The database cannot be copied or restored; the message says why."""

    code = "cannot_copy"
    status = 500


def copy_out(target: Path) -> None:
    """Write the database, as it is at one instant, to a file."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
    else:
        _postgres("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def examine(source: Path) -> None:
    """Raise CannotCopy when the file is damaged."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as copy:
            try:
                told = copy.execute("PRAGMA quick_check").fetchone()[0]
            except sqlite3.DatabaseError as error:
                told = str(error)
        if told != "ok":
            raise CannotCopy(_("The database in the backup is damaged: %s") % told)
    else:
        _run(["pg_restore", "--list", str(source)])


def copy_in(source: Path, replaced: Path) -> None:
    """Replace the database with the file; the old one is kept where possible.

    A SQLite file is moved to the folder ``replaced``; a PostgreSQL database is dumped into it.
    """
    if connection.vendor == "sqlite":
        place = Path(connection.settings_dict["NAME"])
        connection.close()
        for name in (place.name, *(place.name + end for end in LITTER)):
            if (place.parent / name).exists():
                shutil.move(place.parent / name, replaced / name)
        shutil.move(source, place)
        return
    copy_out(replaced / "database")
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connection.close()
    _postgres("pg_restore", "--no-owner", "--exit-on-error", str(source))


def _postgres(program: str, *arguments: str) -> None:
    settings = connection.settings_dict
    wanted = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
    }
    environment = {**os.environ, **{name: value for name, value in wanted.items() if value}}
    _run([program, *arguments, f"--dbname={settings['NAME']}"], environment)


def _run(command: list[str], environment: dict[str, str] | None = None) -> None:
    try:
        subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise CannotCopy(
            _("%s is not installed here; it comes with PostgreSQL's client programs.") % command[0]
        ) from error
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or "").strip().splitlines()
        reason = lines[-1] if lines else f"exit status {error.returncode}"
        raise CannotCopy(_("%s failed: %s") % (command[0], reason)) from error
