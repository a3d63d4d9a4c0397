"""Faults of database and disk, told apart whichever engine reports them.

SQLite has numbers (https://sqlite.org/rescode.html), PostgreSQL has classes of SQLSTATE
(appendix A of its manual), the system has errno. A connection that PostgreSQL refuses has words
only.
"""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from enum import StrEnum

from django.db import InterfaceError
from django.utils.translation import gettext as _

from rapport.core.errors import RapportError, Unavailable


class Fault(StrEnum):
    """What keeps the desk from reading or writing."""

    LOCKED = "locked"
    CROWDED = "crowded"
    LOST = "lost"
    FULL = "full"
    READ_ONLY = "read-only"
    BROKEN = "broken"

    @property
    def again_after(self) -> int:
        """Return after how many seconds another try may pass."""
        return {Fault.LOCKED: 5, Fault.CROWDED: 5, Fault.LOST: 10}.get(self, 60)


# Primary result codes: the low byte of the number.
_SQLITE = {
    sqlite3.SQLITE_BUSY: Fault.LOCKED,
    sqlite3.SQLITE_LOCKED: Fault.LOCKED,
    sqlite3.SQLITE_PROTOCOL: Fault.LOCKED,
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Fault.LOST,
    sqlite3.SQLITE_IOERR: Fault.BROKEN,
    sqlite3.SQLITE_CORRUPT: Fault.BROKEN,
    sqlite3.SQLITE_NOTADB: Fault.BROKEN,
    sqlite3.SQLITE_NOMEM: Fault.CROWDED,
}
# The longest beginning that fits counts.
_POSTGRES = {
    "08": Fault.LOST,
    "25006": Fault.READ_ONLY,
    "40001": Fault.LOCKED,
    "40P01": Fault.LOCKED,
    "53": Fault.CROWDED,
    "53100": Fault.FULL,
    "55P03": Fault.LOCKED,
    "57P": Fault.LOST,
    "58": Fault.BROKEN,
    "XX001": Fault.BROKEN,
    "XX002": Fault.BROKEN,
}
_SYSTEM = {
    errno.ENOSPC: Fault.FULL,
    errno.EDQUOT: Fault.FULL,
    errno.EFBIG: Fault.FULL,
    errno.EROFS: Fault.READ_ONLY,
    errno.EIO: Fault.BROKEN,
    errno.EMFILE: Fault.CROWDED,
    errno.ENFILE: Fault.CROWDED,
}
# Servers refuse a connection without a code that the driver passes on, in English unless they
# were set up otherwise.
_WITHOUT_STATE = ("OperationalError", "InterfaceError", "ConnectionTimeout")
_CROWDED_IN_WORDS = re.compile(r"too many (clients|connections)|connection slots are reserved")


def fault_of(error: BaseException | None) -> Fault | None:
    """Return the fault behind an exception, or None when it is none of database or disk."""
    for each in _causes(error):
        if (found := _fault(each)) is not None:
            return found
    return None


def told(fault: Fault) -> str:
    """Return what to tell who runs the desk of a fault."""
    return {
        Fault.LOCKED: _("Something else keeps the database locked."),
        Fault.CROWDED: _("There are too many connections to the database, or too many open files."),
        Fault.LOST: _("The database cannot be reached."),
        Fault.FULL: _("The disk is full, or a quota or a limit on sizes has been reached."),
        Fault.READ_ONLY: _(
            "It can only be read. Look at its owner, its permissions and how the disk is mounted."
        ),
        Fault.BROKEN: _(
            "The disk or the database reports an error. Look into the system's log before anything "
            "else, and have a backup at hand."
        ),
    }[fault]


def unavailable(error: BaseException | None) -> Unavailable | None:
    """Return what to tell people of an exception, or None when it is no fault of this kind.

    They are not told which: that is for who runs the desk, in the log and on the system page.
    """
    fault = fault_of(error)
    if fault is None:
        return None
    if fault in (Fault.LOCKED, Fault.CROWDED):
        sentence = _("The desk is busy, so this was not done. Try again in a few seconds.")
    else:
        sentence = _(
            "The desk cannot reach or write its data just now, so this was not done. Try again in "
            "a few minutes. If it stays like this, tell whoever runs the desk."
        )
    return Unavailable(sentence, fault=fault, again_after=fault.again_after)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and those that it was raised from; a refusal of ours has no fault."""
    while error is not None and not isinstance(error, RapportError):
        yield error
        error = error.__cause__


def _fault(error: BaseException) -> Fault | None:
    if isinstance(error, sqlite3.Error):
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(error, OSError):
        return _of_the_system(error)
    if type(error).__module__.partition(".")[0] == "psycopg":
        return _of_postgres(error)
    # Django's own words for a connection that was closed under it.
    is_lost = isinstance(error, InterfaceError) and "closed" in str(error)
    return Fault.LOST if is_lost else None


def _of_the_system(error: OSError) -> Fault | None:
    # Only a file has a name: the network refuses as well.
    if isinstance(error, PermissionError) and error.filename is not None:
        return Fault.READ_ONLY
    return _SYSTEM.get(error.errno or 0)


def _of_postgres(error: BaseException) -> Fault | None:
    state = getattr(error, "sqlstate", None)
    if state:
        fits = [begins for begins in _POSTGRES if state.startswith(begins)]
        return _POSTGRES[max(fits, key=len)] if fits else None
    if type(error).__name__ not in _WITHOUT_STATE:
        return None
    return Fault.CROWDED if _CROWDED_IN_WORDS.search(str(error)) else Fault.LOST
