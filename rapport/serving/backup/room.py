"""Room on disks, and files that are never half there."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from rapport.core.errors import Invalid
from rapport.core.phrases import figures

# Whatever is written beside a desk, mail must still find room.
RESERVE = 64 << 20
PREFIX = "rapport-backup-"
# A folder is locked right after it was made; until then it must not be taken for an abandoned one.
NEW = 60.0


class NoRoom(Invalid):
    """There is not enough room on a disk; the message says where, and how much is needed."""

    code = "no_room"


def free(folder: Path) -> int:
    """Return the free bytes at a folder."""
    return shutil.disk_usage(folder).free


def require(folder: Path, size: int) -> None:
    """Raise NoRoom unless that many bytes fit there, and something is left."""
    if free(folder) < size + RESERVE:
        raise NoRoom(
            _("There is no room in %(folder)s: about %(size)s MB are needed, %(free)s MB are free.")
            % {
                "folder": folder,
                "size": figures.number((size + RESERVE) / (1 << 20)),
                "free": figures.number(free(folder) / (1 << 20)),
            }
        )


def roomiest(*folders: Path, size: int) -> Path:
    """Return the first of the folders in which that many bytes fit; raises NoRoom."""
    for folder in folders[:-1]:
        if free(folder) >= size + RESERVE:
            return folder
    require(folders[-1], size)
    return folders[-1]


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Yield a new folder that only we can read; what killed processes left there is deleted."""
    _clear(folder)
    made = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
    held = os.open(made, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield made
    finally:
        os.close(held)
        shutil.rmtree(made, ignore_errors=True)


def _clear(folder: Path) -> None:
    for left in folder.glob(f"{PREFIX}*"):
        if left.is_dir() and not left.is_symlink() and _is_abandoned(left):
            shutil.rmtree(left, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    try:
        if time.time() - folder.stat().st_mtime < NEW:
            return False
        held = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(held)
    return True


@contextmanager
def whole(target: Path) -> Iterator[int]:
    """Yield a new file's descriptor; it gets its name once it is complete and on disk.

    Until then it has none where the system allows that (O_TMPFILE), so that even a killed process
    leaves nothing. Only its owner can read it.
    """
    descriptor, name = _opened(target)
    try:
        yield descriptor
        os.fsync(descriptor)
        if name is None:
            name = target.with_name(f".{target.name}.{os.getpid()}")
            # With a folder's descriptor, Python calls linkat, which follows the link.
            os.link(f"/proc/self/fd/{descriptor}", name, src_dir_fd=0)
        name.replace(target)
        name = None
        folder = os.open(target.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    finally:
        os.close(descriptor)
        if name is not None:
            name.unlink(missing_ok=True)


def _opened(target: Path) -> tuple[int, Path | None]:
    unnamed = getattr(os, "O_TMPFILE", 0)
    if unnamed and Path("/proc/self/fd").is_dir():
        try:
            return os.open(target.parent, unnamed | os.O_RDWR, 0o600), None
        except OSError:
            # Network and older file systems know no files without a name.
            pass
    name = target.with_name(f".{target.name}.{os.getpid()}")
    return os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), name
