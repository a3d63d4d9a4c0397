"""Restoring a backup."""

from __future__ import annotations

import json
import os
import re
import shutil
import tarfile
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from rapport.core.errors import Conflict, Invalid
from rapport.people.models import User
from rapport.serving.backup.database import copy_in, examine
from rapport.serving.backup.make import DATABASE, FILES, FORMAT, KEY, MANIFEST
from rapport.serving.models import Process
from rapport.serving.prepare import prepare

# The parts of a backup; nothing else is ever written anywhere.
KNOWN = re.compile(rf"{DATABASE}|{KEY}|{FILES}/[0-9a-f]+/[0-9a-f]+")
Progress = Callable[[int], None]


def restore(
    source: Path, *, at: datetime, force: bool, progress: Progress = lambda done: None
) -> Path:
    """Replace this desk with the one in the backup; return the folder that this one was moved to.

    Everything is unpacked and examined before anything is replaced. Raises Conflict when there is
    a desk here without ``force``, or a server is running; Invalid when this version cannot read
    the file.
    """
    _require_room(at, force)
    with tempfile.TemporaryDirectory(prefix="rapport-restore-", dir=settings.HOME) as folder:
        unpacked = Path(folder)
        _unpack(source, unpacked, progress)
        examine(unpacked / DATABASE)
        replaced = Path(settings.HOME) / f"replaced-{at:%Y%m%d-%H%M%S}"
        replaced.mkdir(mode=0o700)
        copy_in(unpacked / DATABASE, replaced)
        _replace(unpacked / FILES, Path(settings.MEDIA_ROOT), replaced)
        _replace(unpacked / KEY, settings.HOME / "secret-key", replaced)
        # Rebuilt from the timeline: the facts that lie there may be ahead of it.
        _replace(unpacked / "facts", Path(settings.FACTS_ROOT), replaced)
    prepare()
    # The server that ran when the backup was made does not run here.
    Process.objects.all().delete()
    return replaced


def _require_room(at: datetime, force: bool) -> None:
    try:
        running = list(Process.objects.alive(at))
        occupied = User.objects.exists()
    except DatabaseError:
        # Without tables, no desk is here and no server runs.
        connection.close()
        return
    if running:
        raise Conflict(
            _("A server is running (%s). Stop it first; after a crash, wait a minute.") % running[0]
        )
    if occupied and not force:
        raise Conflict(
            _("There is already a desk here. With --force it is moved aside and replaced.")
        )


def _unpack(source: Path, folder: Path, progress: Progress) -> None:
    try:
        with tarfile.open(source, "r:gz") as archive:
            _require_readable(archive)
            for done, entry in enumerate(archive):
                _take(archive, entry, folder)
                progress(done)
    except (tarfile.TarError, EOFError, ValueError, KeyError) as error:
        raise Invalid(_("%s is not a backup of Rapport, or it is damaged.") % source) from error
    except OSError as error:
        raise Invalid(
            _("%(source)s cannot be read: %(reason)s.")
            % {"source": source, "reason": error.strerror or error}
        ) from error
    if not (folder / DATABASE).exists():
        raise Invalid(_("%s is not a backup of Rapport, or it is damaged.") % source)


def _require_readable(archive: tarfile.TarFile) -> None:
    first = archive.next()
    content = archive.extractfile(first) if first is not None else None
    if content is None or first is None or first.name != MANIFEST:
        raise ValueError("It does not begin with a manifest.")
    manifest: dict[str, Any] = json.load(content)
    if manifest["format"] != FORMAT:
        raise Invalid(_("This backup was made by a newer version of Rapport."))
    if manifest["engine"] != connection.vendor:
        raise Invalid(
            _(
                "This backup was made of a desk on %(then)s and cannot be restored "
                "to one on %(now)s."
            )
            % {"then": manifest["engine"], "now": connection.vendor}
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    newer = sorted(set(manifest["migrations"]) - known)
    if newer:
        raise Invalid(_("This backup was made by a newer version of Rapport (%s).") % newer[-1])


def _take(archive: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> None:
    content = archive.extractfile(entry) if entry.isfile() else None
    if entry.name == MANIFEST:
        return
    if content is None or not KNOWN.fullmatch(entry.name):
        raise ValueError(f"Backups hold nothing like {entry.name}.")
    path = folder / entry.name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        shutil.copyfileobj(content, file)


def _replace(new: Path, place: Path, replaced: Path) -> None:
    if place.exists():
        shutil.move(place, replaced / place.name)
    if new.exists():
        shutil.move(new, place)
