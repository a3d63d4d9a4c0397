"""Backups made while the desk is in use."""

from __future__ import annotations

import io
import json
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

import rapport
from rapport.core.errors import Invalid
from rapport.people.models import User
from rapport.serving.backup.database import copy_out

FORMAT = 1
MANIFEST, DATABASE, KEY, FILES = "manifest.json", "database", "secret-key", "files"
Progress = Callable[[int, int], None]


def make(target: Path, *, at: datetime, progress: Progress = lambda done, all_: None) -> None:
    """Write the whole desk to one file, which appears only once it is complete and on disk.

    The database is copied first, as it is at one instant, and the files afterwards: they never
    change, so every file that the database names is included. Raises Invalid when there is nothing
    to copy yet or the file cannot be written.
    """
    _require_desk()
    temporary = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        with tempfile.TemporaryDirectory(prefix="rapport-backup-", dir=settings.HOME) as folder:
            copy = Path(folder) / DATABASE
            copy_out(copy)
            with open(temporary, "xb", opener=_private) as file:
                _write(file, copy, at, progress)
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        raise Invalid(
            _("The backup cannot be written to %(target)s: %(reason)s.")
            % {"target": target, "reason": error.strerror}
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _require_desk() -> None:
    try:
        User.objects.exists()
    except DatabaseError as error:
        raise Invalid(_("There is no desk here yet: nothing to back up.")) from error


def _private(path: str, flags: int) -> int:
    """Open a file that only the owner can read: it holds every secret of the desk."""
    return os.open(path, flags, 0o600)


def _write(file: io.BufferedWriter, copy: Path, at: datetime, progress: Progress) -> None:
    # Most attachments are compressed already, and text shrinks well at any level.
    with tarfile.open(fileobj=file, mode="w:gz", compresslevel=1) as archive:
        _add_text(archive, MANIFEST, json.dumps(_manifest(at), indent=2))
        archive.add(copy, DATABASE)
        key = settings.HOME / "secret-key"
        if key.exists():
            archive.add(key, KEY)
        files = list(_kept_files())
        for number, path in enumerate(files, 1):
            archive.add(path, f"{FILES}/{path.relative_to(settings.MEDIA_ROOT)}")
            progress(number, len(files))


def _manifest(at: datetime) -> dict[str, object]:
    applied = MigrationRecorder(connection).applied_migrations()
    return {
        "format": FORMAT,
        "version": rapport.__version__,
        "engine": connection.vendor,
        "at": at.isoformat(),
        "migrations": sorted(f"{app}.{name}" for app, name in applied),
    }


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    content = text.encode()
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, io.BytesIO(content))


def _kept_files() -> Iterator[Path]:
    """Yield the complete files: one that is still being written has a dot in its name."""
    root = Path(settings.MEDIA_ROOT)
    for path in root.rglob("*") if root.exists() else ():
        if path.is_file() and "." not in path.name:
            yield path
