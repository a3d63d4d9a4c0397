"""The format of a backup, written and read as a stream.

It is a compressed tar file, encrypted or not.

First the manifest, then the database in parts, the secret key and the kept files, and at last the
end, without which it is not complete.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from rapport.core.errors import Invalid
from rapport.serving.backup import encryption

FORMAT = 2
READABLE = {1, FORMAT}
MANIFEST, DATABASE, KEY, FILES, END = "manifest.json", "database", "secret-key", "files", "end.json"
# One part of the database, in memory at a time: pg_dump does not say beforehand how much will come.
PART = 8 << 20
# All parts of a backup; nothing else is ever written anywhere. Format 1 had the database in one,
# and what is stored for now is named by a key of its own (rapport.core.blobs).
KNOWN = re.compile(
    rf"{DATABASE}(/[0-9]+)?|{KEY}|{END}|{FILES}/[0-9a-f]+/[0-9a-f]+|{FILES}/for-now/[\w-]+"
)


class Damaged(ValueError):
    """The file is no backup, or not a whole one."""


def add_text(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    """Add a small entry."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, io.BytesIO(content))


def add_document(archive: tarfile.TarFile, name: str, content: object) -> None:
    """Add an entry with JSON."""
    add_text(archive, name, json.dumps(content, indent=2).encode())


def add_stream(archive: tarfile.TarFile, stream: IO[bytes]) -> str:
    """Add the database in parts; return its SHA-256."""
    digest, number = hashlib.sha256(), 0
    while part := _read(stream, PART):
        number += 1
        digest.update(part)
        add_text(archive, f"{DATABASE}/{number:08}", part)
    return digest.hexdigest()


def _read(stream: IO[bytes], size: int) -> bytes:
    """Return so many bytes, fewer only at the end: a pipe hands out what it has."""
    parts = []
    while size and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def add_file(archive: tarfile.TarFile, path: Path, name: str) -> bool:
    """Add a kept file; return False when it has been dropped meanwhile."""
    try:
        archive.add(path, name, recursive=False)
    except FileNotFoundError:
        return False
    forget(archive)
    return True


def forget(archive: tarfile.TarFile) -> None:
    """Forget the entries so far: of a million files they would fill the memory."""
    known: Any = archive
    known.members.clear()


class Reading:
    """A backup that is being read from its beginning to its end, once."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive
        self.manifest = self._manifest()

    def entries(self) -> Iterator[tuple[str, IO[bytes]]]:
        """Yield the name and the bytes of each part; raises Damaged at anything else."""
        last = ""
        while (entry := self._archive.next()) is not None:
            content = self._archive.extractfile(entry) if entry.isfile() else None
            if content is None or not KNOWN.fullmatch(entry.name):
                raise Damaged(f"Backups hold nothing like {entry.name}.")
            yield entry.name, content
            last = entry.name
            forget(self._archive)
        if self.manifest["format"] > 1 and last != END:
            raise Damaged("It has no end.")

    def _manifest(self) -> dict[str, Any]:
        first = self._archive.next()
        content = self._archive.extractfile(first) if first is not None else None
        if content is None or first is None or first.name != MANIFEST:
            raise Damaged("It does not begin with a manifest.")
        manifest: dict[str, Any] = json.load(content)
        require_readable(manifest)
        return manifest


@contextmanager
def reading(source: Path, identity: Any = None) -> Iterator[Reading]:
    """Yield a backup to read; raises Invalid when it is none, is damaged or cannot be opened."""
    try:
        with _opened(source, identity) as file:
            with tarfile.open(fileobj=file, mode="r|gz") as archive:
                yield Reading(archive)
            # What follows an archive is still decrypted and checked.
            while file.read(PART):
                pass
    except (tarfile.TarError, EOFError, ValueError, KeyError) as error:
        raise Invalid(_("%s is not a backup of Rapport, or it is damaged.") % source) from error
    except OSError as error:
        raise Invalid(
            _("%(source)s cannot be read: %(reason)s.")
            % {"source": source, "reason": error.strerror or error}
        ) from error


@contextmanager
def _opened(source: Path, identity: Any) -> Iterator[IO[bytes]]:
    with source.open("rb") as file:
        if not encryption.is_encrypted(file):
            yield file
            return
        if identity is None:
            raise Invalid(
                _("%s is encrypted. Give the file with its private key: --identity FILE.") % source
            )
        with encryption.decrypting(file, identity) as plain:
            yield plain


def require_readable(manifest: dict[str, Any]) -> None:
    """Raise Invalid when this version, on this kind of database, cannot read the backup."""
    if manifest["format"] not in READABLE:
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
