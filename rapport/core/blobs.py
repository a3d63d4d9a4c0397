"""Files stored under their digest: raw mails and attachments.

They are written once and never changed.
"""

from __future__ import annotations

import hashlib
import os
from io import RawIOBase
from pathlib import Path

from django.conf import settings


def keep(content: bytes) -> str:
    """Store the bytes durably and return their SHA-256 (hex). Equal bytes are stored once.

    On return the bytes are on disk: file and folder are synced, so that a power cut after the
    answer loses nothing.
    """
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(digest)
    if _holds(path, content):
        return digest
    is_new = not path.parent.is_dir()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    with temporary.open("xb", buffering=0) as file:
        _write(file, content, temporary)
        # Renamed before it is synced: journals then write both at once, and syncing the folders
        # costs nothing. ``_holds`` detects a file that a power cut left half-written.
        temporary.replace(path)
        os.fsync(file.fileno())
    _sync_folder(path.parent)
    if is_new:
        _sync_folder(path.parent.parent)
    return digest


def read(digest: str) -> bytes:
    """Return the bytes of a digest; raises FileNotFoundError when they are not stored."""
    return path_of(digest).read_bytes()


def keep_for_now(key: str, content: bytes) -> None:
    """Store bytes under a key until they are dropped: of what may never be sent."""
    path = path_for_now(key)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("wb", buffering=0) as file:
        _write(file, content, path)


def drop(key: str) -> None:
    """Delete what was stored for now under this key, if it is there."""
    path_for_now(key).unlink(missing_ok=True)


def erase(digest: str, *, rests: float, at: float) -> bool:
    """Delete the bytes of a digest; return whether they are gone.

    A file that somebody stored, or stored again, less than ``rests`` seconds before ``at`` stays:
    their row may not be written yet. Call it again later.
    """
    path = path_of(digest)
    try:
        if path.stat().st_mtime > at - rests:
            return False
        path.unlink()
    except FileNotFoundError:
        pass
    return True


def path_for_now(key: str) -> Path:
    """Return the path of bytes that are stored for now."""
    return Path(settings.MEDIA_ROOT) / "for-now" / key


def path_of(digest: str) -> Path:
    """Return the path of a digest's bytes.

    4,096 folders: few enough to exist after a day, so that storing a file seldom creates one;
    enough that ten million files are 2,400 in each.
    """
    return Path(settings.MEDIA_ROOT) / digest[:3] / digest


def _write(file: RawIOBase, content: bytes, path: Path) -> None:
    """Write everything; of what does not fit, leave nothing behind that fills the disk more."""
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[file.write(rest) or 0 :]
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _holds(path: Path, content: bytes) -> bool:
    """Return whether the file has exactly these bytes, after making sure that they are on disk."""
    try:
        with path.open("rb") as file:
            if file.read() != content:
                return False
            # Whoever erases leaves alone what was asked for just now (``erase``).
            os.utime(file.fileno())
            os.fsync(file.fileno())
    except FileNotFoundError:
        return False
    return True


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
