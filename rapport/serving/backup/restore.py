"""Restoring a backup."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from rapport.core.errors import Conflict, Invalid
from rapport.people.models import User
from rapport.serving.backup import key, room
from rapport.serving.backup.actions import turn_off_after_restore
from rapport.serving.backup.archive import DATABASE, END, FILES, KEY, Damaged, reading
from rapport.serving.backup.database import copy_in, examine
from rapport.serving.models import Process
from rapport.serving.prepare import prepare

Progress = Callable[[int], None]


def restore(
    source: Path,
    *,
    at: datetime,
    force: bool,
    identity: Any = None,
    other_key: bool = False,
    progress: Progress = lambda done: None,
) -> Path:
    """Replace this desk with the one in the backup; return the folder that this one was moved to.

    Everything is unpacked and examined before anything is replaced. Raises Conflict when there is
    a desk here without ``force``, a server is running, or the secret key is another one, without
    ``other_key``; Invalid when this version cannot read the file or there is no room for it.
    """
    _require_room(at, force)
    with room.scratch(settings.HOME) as unpacked:
        _unpack(source, unpacked, identity, other_key, progress)
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
    turn_off_after_restore()
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


def _unpack(source: Path, folder: Path, identity: Any, other_key: bool, progress: Progress) -> None:
    with reading(source, identity) as backup:
        key.require(backup.manifest.get("key"), other_key=other_key)
        room.require(folder, sum(backup.manifest.get("size", {}).values()))
        digest = hashlib.sha256()
        for done, (name, content) in enumerate(backup.entries()):
            if name == END:
                require_end(json.load(content), digest.hexdigest())
            elif name.startswith(DATABASE):
                _append(content, folder / DATABASE, digest.update)
            else:
                _append(content, folder / name)
            progress(done)
    if not (folder / DATABASE).exists():
        raise Invalid(_("%s is not a backup of Rapport, or it is damaged.") % source)


def require_end(end: dict[str, Any], database: str) -> None:
    """Raise Damaged when the parts of the database are not those that were written."""
    if end["database"] != database:
        raise Damaged("The database differs from the one that was written.")


def _append(
    content: IO[bytes], path: Path, told: Callable[[bytes], object] = lambda part: None
) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(path, "ab", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        while part := content.read(1 << 20):
            told(part)
            file.write(part)


def _replace(new: Path, place: Path, replaced: Path) -> None:
    if place.exists():
        shutil.move(place, replaced / place.name)
    if new.exists():
        shutil.move(new, place)
