"""Proof that a backup can be restored: it is, on a copy."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _

from rapport.core import sealed
from rapport.core.errors import RapportError
from rapport.core.phrases import figures
from rapport.core.secrets import fingerprint, unseal
from rapport.serving.backup import key, room
from rapport.serving.backup.archive import DATABASE, END, KEY, Reading, reading
from rapport.serving.backup.database import count, examine, opened
from rapport.timeline import turns


class Unproven(RapportError):
    """The backup is not what it says; the message says in what."""

    code = "unproven"
    status = 500


@dataclass(frozen=True)
class Proven:
    """What was restored and compared; ``why_not`` says why the database was only read."""

    rows: int
    files: int
    secrets: int
    why_not: str = ""

    @property
    def sentence(self) -> str:
        """Return what was found, for people."""
        values = {
            "rows": figures.number(self.rows),
            "files": figures.number(self.files),
            "secrets": figures.number(self.secrets),
        }
        if self.why_not:
            told = _("%(files)s files were read and are as they were. %(why)s")
            return told % {**values, "why": self.why_not}
        return (
            _("%(rows)s rows, %(files)s files and %(secrets)s stored secrets are as they were.")
            % values
        )


@dataclass
class _Unpacked:
    """What comes out of the archive: the database in a file, the rest only looked at."""

    folder: Path
    digest: Any = field(default_factory=hashlib.sha256)
    secret_key: str = ""
    files: int = 0
    damaged: list[str] = field(default_factory=list)
    end: dict[str, Any] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    def take(self, name: str, content: IO[bytes]) -> None:
        """Take the next part."""
        if name == END:
            self.end = json.load(content)
        elif name == KEY:
            self.secret_key = content.read().decode().strip()
        elif name.startswith(DATABASE):
            with self.database.open("ab") as file:
                _pass(content, self.digest.update, file.write)
        else:
            self._look_at(Path(name), content)

    def _look_at(self, path: Path, content: IO[bytes]) -> None:
        """Compare a file with its name, which is its digest; what is stored for now has another."""
        found = hashlib.sha256()
        _pass(content, found.update)
        self.files += 1
        if path.parent.name != "for-now" and found.hexdigest() != path.name:
            self.damaged.append(path.name)


def prove(source: Path, *, identity: Any = None) -> Proven:
    """Restore the backup on a copy beside the desk, compare it with its manifest and delete it.

    The database is opened and its rows are counted, every sealed secret is opened, and every file
    is read. Raises Unproven or Invalid when the backup is not good, NoRoom when it cannot be tried.
    """
    with turns.turn("backup proof", wait=True), reading(source, identity) as backup:
        size = int(backup.manifest.get("size", {}).get("database", 0))
        place = room.roomiest(settings.HOME, source.parent, size=size)
        with room.scratch(place) as folder:
            unpacked = _Unpacked(folder)
            for name, content in backup.entries():
                unpacked.take(name, content)
            _compare_archive(unpacked)
            examine(unpacked.database)
            return _compare_database(backup, unpacked)


def _compare_archive(unpacked: _Unpacked) -> None:
    end = unpacked.end
    if not unpacked.database.exists():
        raise Unproven(_("The backup holds no database."))
    if end and end["database"] != unpacked.digest.hexdigest():
        raise Unproven(_("The database in the backup is not the one that was written."))
    if unpacked.damaged:
        raise Unproven(
            _("%(count)s files in the backup are damaged, such as %(name)s.")
            % {"count": figures.number(len(unpacked.damaged)), "name": unpacked.damaged[0]}
        )
    if end and end["files"] != unpacked.files:
        raise Unproven(
            _("The backup has %(found)s files instead of %(wanted)s.")
            % {
                "found": figures.number(unpacked.files),
                "wanted": figures.number(end["files"]),
            }
        )


def _compare_database(backup: Reading, unpacked: _Unpacked) -> Proven:
    manifest = backup.manifest
    with opened(unpacked.database) as (copy, why_not):
        if copy is None:
            return Proven(0, unpacked.files, 0, why_not)
        rows = manifest.get("rows", {})
        _compare_rows(rows, count(copy, sorted(rows)))
        _compare_migrations(copy, manifest["migrations"])
        secrets = _open_secrets(copy, _key_of(manifest, unpacked), set(rows))
    return Proven(sum(rows.values()), unpacked.files, secrets)


def _compare_rows(wanted: dict[str, int], found: dict[str, int]) -> None:
    for table, rows in wanted.items():
        if found[table] != rows:
            raise Unproven(
                _("The table %(table)s has %(found)s rows instead of %(wanted)s.")
                % {
                    "table": table,
                    "found": figures.number(found[table]),
                    "wanted": figures.number(rows),
                }
            )


def _compare_migrations(copy: Any, wanted: list[str]) -> None:
    with closing(copy.cursor()) as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        found = sorted(f"{app}.{name}" for app, name in cursor.fetchall())
    if found != sorted(wanted):
        raise Unproven(_("The tables in the backup are of another version than it says."))


def _key_of(manifest: dict[str, Any], unpacked: _Unpacked) -> str:
    """Return the key that opens the backup's secrets; without one inside, ours must be the same."""
    used = unpacked.secret_key or str(settings.SECRET_KEY)
    told = manifest.get("key")
    if told is not None and fingerprint(used) != told["fingerprint"]:
        raise Unproven(
            _("The secret key (%(ours)s) is not the one of the backup (%(theirs)s).")
            % {"ours": key.ours(), "theirs": told["fingerprint"]}
        )
    return used


def _open_secrets(copy: Any, secret_key: str, tables: set[str]) -> int:
    count = 0
    for column in sealed.columns():
        if column.table not in tables:
            continue
        with closing(copy.cursor()) as cursor:
            cursor.execute(f'SELECT "{column.name}" FROM "{column.table}"')
            for (value,) in cursor:
                for secret in column.sealed_in(value):
                    count += 1
                    if not sealed.opens(secret, lambda text: unseal(text, key=secret_key)):
                        raise Unproven(
                            _("The backup’s key does not open a stored secret in %(table)s.")
                            % {"table": column.table}
                        )
    return count


def _pass(content: IO[bytes], *takers: Callable[[bytes], object]) -> None:
    while part := content.read(1 << 20):
        for take in takers:
            take(part)
