"""Checks that files of facts hold what was written."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TypeAlias

from rapport.metrics.warehouse.manifest import Bucket, Manifest

_Stamp: TypeAlias = tuple[int, int, int]


class Soundness:
    """What is known of the files in one folder; each is read again only after it has changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, tuple[_Stamp, str]] = {}

    def damaged(self, manifest: Manifest) -> dict[str, list[str]]:
        """Return the files by fact that are missing, cannot be read or hold other bytes."""
        found = {
            name: [each.file for each in table.buckets.values() if not self._is_sound(each)]
            for name, table in manifest.tables.items()
        }
        current = manifest.files()
        self._known = {name: known for name, known in self._known.items() if name in current}
        return {name: files for name, files in found.items() if files}

    def _is_sound(self, bucket: Bucket) -> bool:
        try:
            stamp = _stamp(self._root / bucket.file)
            if self._known.get(bucket.file, ((), ""))[0] != stamp:
                self._known[bucket.file] = stamp, digest_of(self._root / bucket.file)
        except OSError:
            return False
        return self._known[bucket.file][1] == bucket.digest


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hex; OSError if it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stamp(path: Path) -> _Stamp:
    found = os.stat(path)
    return found.st_ino, found.st_size, found.st_mtime_ns
