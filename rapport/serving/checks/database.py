"""Checks of the database.

Does it answer, is it up to date, does it keep a write-ahead log?
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core.checkup import Finding, broken, caution, good
from rapport.core.database import faults, probing
from rapport.core.errors import Misconfigured
from rapport.serving.prepare import pending, require_fitting
from rapport.serving.schema import comparison

LONG_LOG = 256 << 20


def database() -> Iterator[Finding]:
    """Yield findings on whether the database answers and has the tables of this version."""
    topic = _("Database")
    try:
        connection.ensure_connection()
        waiting = pending()
    except DatabaseError as error:
        reason = (str(error).strip().splitlines() or [""])[0]
        yield broken(topic, _("It cannot be reached: %(reason)s") % {"reason": reason})
        return
    except Misconfigured as error:
        yield broken(topic, error.sentence)
        return
    if waiting:
        sentence = ngettext(
            "%d change to its tables is pending. Starting `rapport serve` makes it.",
            "%d changes to its tables are pending. Starting `rapport serve` makes them.",
            len(waiting),
        )
        yield broken(topic, sentence % len(waiting))
        return
    try:
        require_fitting()
    except Misconfigured as error:
        yield broken(topic, error.sentence)
        return
    if slow := comparison.faults():
        sentence = _("Pages may be slow: %s. Restarting does not bring it back.")
        yield caution(topic, sentence % comparison.told(slow))
    yield good(topic, _("%(engine)s answers and is up to date.") % {"engine": _engine()})
    if connection.vendor == "sqlite":
        yield from _write_ahead_log()


def writing() -> Iterator[Finding]:
    """Yield findings on whether database and files can be written, by writing a little."""
    topic = _("Writing")
    refused = probing.refused()
    names = {"database": _("The database: %s"), "files": _("Mails and attachments: %s")}
    for name, fault in refused.items():
        yield broken(topic, names[name] % faults.told(fault))
    if not refused:
        yield good(topic, _("Database and files can be written."))


def _engine() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW server_version")
            return f"PostgreSQL {cursor.fetchone()[0].split()[0]}"
        cursor.execute("SELECT sqlite_version()")
        return f"SQLite {cursor.fetchone()[0]}"


def _write_ahead_log() -> Iterator[Finding]:
    topic = _("Write-ahead log")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
    log = f"{connection.settings_dict['NAME']}-wal"
    size = os.stat(log).st_size if os.path.exists(log) else 0
    if mode not in {"wal", "memory"}:
        yield broken(
            topic,
            _(
                "SQLite cannot use it here (%(mode)s), so pages and loops wait for each other. "
                "Keep the data folder on a disk of this machine, not on a network."
            )
            % {"mode": mode},
        )
    elif size > LONG_LOG:
        yield caution(
            topic,
            _("It has grown to %(size)d MB: something reads without pause. Restart the server.")
            % {"size": size >> 20},
        )
    else:
        yield good(topic, _("In use."))
