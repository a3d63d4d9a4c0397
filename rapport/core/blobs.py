"""Files kept by their digest, raw mails and attachments: written once, never changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from django.conf import settings


def keep(content: bytes) -> str:
    """Store the bytes durably and return their SHA-256 (hex). The same bytes are kept once.

    On return the bytes have reached the disk: file and folder are synced, so that a power cut
    after the answer loses nothing.
    """
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(digest)
    if _holds(path, content):
        return digest
    is_new = not path.parent.is_dir()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    with beside.open("xb") as file:
        file.write(content)
        file.flush()
        # Named before it is synced: journals then write both at once, and the syncs of the folders
        # find nothing left to do. What a power cut leaves half-written is seen by ``_holds``.
        beside.replace(path)
        os.fsync(file.fileno())
    _sync_folder(path.parent)
    if is_new:
        _sync_folder(path.parent.parent)
    return digest


def read(digest: str) -> bytes:
    """Return the bytes of a digest; FileNotFoundError when they are not kept."""
    return path_of(digest).read_bytes()


def path_of(digest: str) -> Path:
    """Return where the bytes of a digest lie.

    4,096 folders: few enough that they are there after a day, so that keeping a file seldom makes
    one; enough that ten million files are 2,400 in each.
    """
    return Path(settings.MEDIA_ROOT) / digest[:3] / digest


def _holds(path: Path, content: bytes) -> bool:
    """Say whether the file is there with just these bytes, and make sure that they are on disk."""
    try:
        with path.open("rb") as file:
            if file.read() != content:
                return False
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
