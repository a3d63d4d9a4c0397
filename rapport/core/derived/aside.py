"""Setting aside of what cannot be used and can be made again.

It is renamed, never deleted, so that somebody can look at what happened to it. Nothing here is for
the database, the key or customers' files: those cannot be made again.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from rapport.core import clock

log = logging.getLogger(__name__)

MARK = ".damaged-"
# As many are kept, the latest: a disk that fails for days must not fill up with them.
MOST_KEPT = 20
# Two threads that find the same folder unusable must not set aside what one has just made.
_REPAIRING = threading.Lock()


def set_aside(path: Path) -> Path:
    """Rename a file or folder to its name with today's date; return the new path."""
    at, number = clock.now(), 1
    while (target := _target(path, f"{at:%Y%m%d-%H%M%S}", number)).exists():
        number += 1
    os.rename(path, target)
    log.error("%s cannot be used. It is kept as %s and made again.", path, target.name)
    return target


def kept(folder: Path) -> Iterator[Path]:
    """Yield what was set aside in a folder, the latest first."""
    with suppress(OSError):
        yield from sorted(folder.glob(f"*{MARK}*"), key=_date, reverse=True)


def thin(folder: Path) -> None:
    """Delete the oldest files that were set aside in a folder, up to a number."""
    for path in list(kept(folder))[MOST_KEPT:]:
        if path.is_file():
            path.unlink(missing_ok=True)


def folder(path: Path) -> Path:
    """Return a folder that can be read and written, made if need be."""
    if _is_usable(path):
        return path
    with _REPAIRING:
        if os.path.lexists(path) and not _is_usable(path):
            with suppress(OSError):
                path.chmod(0o700)
            if not _is_usable(path):
                set_aside(path)
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def open_lock(path: Path) -> int:
    """Return an open file to be locked, made if need be."""
    flags = os.O_RDWR | os.O_CREAT
    try:
        return os.open(path, flags, 0o600)
    except IsADirectoryError:
        set_aside(path)
    except PermissionError:
        # The same file, so that whoever holds the lock goes on holding it.
        path.chmod(0o600)
    return os.open(path, flags, 0o600)


def _is_usable(path: Path) -> bool:
    return path.is_dir() and os.access(path, os.R_OK | os.W_OK | os.X_OK)


def _target(path: Path, date: str, number: int) -> Path:
    again = f".{number}" if number > 1 else ""
    return path.with_name(f"{path.name}{MARK}{date}{again}")


def _date(path: Path) -> str:
    return path.name.rpartition(MARK)[2]
