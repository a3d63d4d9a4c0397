"""Backups made while the desk is in use."""

from __future__ import annotations

import gzip
import os
import tarfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

import rapport
from rapport.core.errors import Invalid
from rapport.people.models import User
from rapport.serving.backup import archive as form
from rapport.serving.backup import encryption, key, room
from rapport.serving.backup.database import Snapshot, snapshot

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Made:
    """A backup that was made: its size, and what to know of it ("" if nothing)."""

    size: int
    is_encrypted: bool
    warning: str


def make(
    target: Path,
    *,
    at: datetime,
    keys: Sequence[Any] = (),
    progress: Progress = lambda done, all_: None,
) -> Made:
    """Write the whole desk to one file, which appears only once it is complete and on disk.

    The database is taken first, as it is at one instant, and the files afterwards: they never
    change, so every file that the database names is included. With ``keys``, it is encrypted for
    whoever has one of their private keys. Raises Invalid when there is nothing to copy yet, there
    is no room or the file cannot be written.
    """
    _require_desk()
    try:
        with (
            snapshot(settings.HOME, target.parent) as taken,
            room.whole(target) as descriptor,
            open(descriptor, "wb", closefd=False) as file,
            encryption.encrypting(file, keys) as plain,
        ):
            _write(plain, taken, at, progress)
        return Made(target.stat().st_size, bool(keys), key.lacking())
    except OSError as error:
        raise Invalid(
            _("The backup cannot be written to %(target)s: %(reason)s.")
            % {"target": target, "reason": error.strerror or error}
        ) from error


def _require_desk() -> None:
    try:
        User.objects.exists()
    except DatabaseError as error:
        raise Invalid(_("There is no desk here yet: nothing to back up.")) from error


def _write(file: IO[bytes], taken: Snapshot, at: datetime, progress: Progress) -> None:
    files = list(_kept_files())
    # Most attachments are compressed already, and text shrinks well at any level.
    with (
        gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=1) as small,
        tarfile.open(fileobj=small, mode="w|") as archive,
    ):
        form.add_document(archive, form.MANIFEST, _manifest(taken, files, at))
        digest = form.add_stream(archive, taken.stream)
        taken.finish()
        inside = key.file_inside()
        if inside is not None:
            archive.add(inside, form.KEY)
        count = 0
        for number, (path, _size) in enumerate(files, 1):
            name = f"{form.FILES}/{path.relative_to(settings.MEDIA_ROOT)}"
            count += form.add_file(archive, path, name)
            progress(number, len(files))
        form.add_document(archive, form.END, {"database": digest, "files": count})


def _manifest(taken: Snapshot, files: list[tuple[Path, int]], at: datetime) -> dict[str, object]:
    applied = MigrationRecorder(connection).applied_migrations()
    return {
        "format": form.FORMAT,
        "version": rapport.__version__,
        "engine": connection.vendor,
        "at": at.isoformat(),
        "migrations": sorted(f"{app}.{name}" for app, name in applied),
        "key": {
            "fingerprint": key.ours(),
            "included": key.file_inside() is not None,
            "note": key.lacking(),
        },
        "size": {"database": taken.size, "files": sum(size for _path, size in files)},
        "rows": taken.rows,
    }


def _kept_files() -> Iterator[tuple[Path, int]]:
    """Yield the complete files and their sizes; one that is still being written has a dot in its
    name.
    """
    root = str(settings.MEDIA_ROOT)
    for folder, _folders, names in os.walk(root):
        for name in names:
            if "." not in name:
                path = Path(folder, name)
                try:
                    yield path, path.stat().st_size
                except FileNotFoundError:
                    # Dropped just now: it was stored only for a while.
                    continue
