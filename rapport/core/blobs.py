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
    if path.exists():
        return digest
    _make_durable(path.parent)
    beside = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    with beside.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    _sync_folder(path.parent)
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


def _make_durable(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_durable(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
