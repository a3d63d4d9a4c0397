"""The fields of the backup schedule, checked before they are stored."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from rapport.core.errors import Invalid
from rapport.serving.backup import encryption
from rapport.serving.backup.models import Schedule

NAMES = ("is_on", "folder", "time_of_day", "daily", "weekly", "recipients")
MOST = 400


def clean(known: Schedule, changes: dict[str, Any]) -> dict[str, Any]:
    """Return the changes as they are stored; raises Invalid."""
    said = {name: getattr(known, name) for name in NAMES} | changes
    for name in ("daily", "weekly"):
        if not 0 <= said[name] <= MOST:
            raise Invalid(_("Keep between 0 and %d of them.") % MOST)
    if not said["daily"] and not said["weekly"]:
        raise Invalid(_("Keep the backup of one day at least."))
    said["recipients"] = str(said["recipients"]).strip()
    encryption.recipients(said["recipients"])
    if said["is_on"] or said["folder"] != known.folder:
        said["folder"] = str(folder(str(said["folder"])))
    return said


def folder(text: str) -> Path:
    """Return the folder, made if it is missing; raises Invalid when backups cannot lie there."""
    path = Path(text.strip())
    if not path.is_absolute():
        raise Invalid(_("Give the folder’s whole path, such as /mnt/safe."))
    files = Path(settings.MEDIA_ROOT).resolve()
    if files == path.resolve() or files in path.resolve().parents:
        raise Invalid(_("Backups in this folder would be in the next backup. Choose another one."))
    try:
        if not path.exists():
            path.mkdir(mode=0o700)
    except OSError as error:
        raise Invalid(
            _("%(folder)s cannot be made: %(reason)s.")
            % {"folder": path, "reason": error.strerror or error}
        ) from error
    require(path)
    return path


def require(path: Path) -> None:
    """Raise Invalid unless backups can be written there."""
    if not path.is_dir():
        raise Invalid(_("The folder %s is not there. Is its disk mounted?") % path)
    if not os.access(path, os.W_OK | os.X_OK):
        raise Invalid(_("%s cannot be written by the user that the server runs as.") % path)
