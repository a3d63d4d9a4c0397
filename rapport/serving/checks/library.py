"""Faults of SQLite's library that can damage a database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from rapport.core.checkup import Finding, caution, good

Version = tuple[int, ...]


class Flaw(NamedTuple):
    """A fault: the first version that has it, those that mend it, and where it is described.

    ``mended`` are the first mended version of each branch, the last of them for all later ones.
    """

    name: str
    since: Version
    mended: tuple[Version, ...]
    source: str

    def is_in(self, version: Version) -> bool:
        """Return whether a version of the library has the fault."""
        *branches, later = self.mended
        if version < self.since or version >= later:
            return False
        return not any(version[:2] == branch[:2] and version >= branch for branch in branches)


# Only those that can happen to a desk, which keeps a write-ahead log and writes from several
# processes.
FLAWS = (
    Flaw(
        "WAL-reset",
        since=(3, 7, 0),
        mended=((3, 44, 6), (3, 50, 7), (3, 51, 3)),
        source="https://sqlite.org/wal.html#walresetbug",
    ),
)


def sqlite_library() -> Iterator[Finding]:
    """Yield findings on whether the library in use can damage the database."""
    if connection.vendor != "sqlite":
        return
    topic, version = _("SQLite library"), sqlite3.sqlite_version_info
    found = [flaw for flaw in FLAWS if flaw.is_in(version)]
    for flaw in found:
        yield caution(
            topic,
            _(
                "%(version)s has a fault that can, very seldom, damage a database (%(name)s, "
                "%(source)s). Update it to %(mended)s or later, unless your system has mended it "
                "under the same number, or use PostgreSQL. Prove your backups."
            )
            % {
                "version": sqlite3.sqlite_version,
                "name": flaw.name,
                "source": flaw.source,
                "mended": ".".join(map(str, flaw.mended[-1])),
            },
        )
    if not found:
        yield good(
            topic,
            _("%(version)s has no known fault that damages databases.")
            % {"version": sqlite3.sqlite_version},
        )
