"""Backups that are restored on a copy, good ones and spoilt ones."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from conftest import MONDAY
from rapport.core import blobs
from rapport.core.errors import Invalid, RapportError
from rapport.core.secrets import seal
from rapport.people.models import User
from rapport.serving.backup.make import make
from rapport.serving.backup.prove import prove

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def file(home: Path, safe: Path, ada: User) -> Path:
    """Return a backup of a desk with a person, a secret and two files."""
    Authenticator.objects.create(user=ada, type="totp", data={"secret": seal("seed")})
    blobs.keep(b"an attachment")
    blobs.keep_for_now("a-Key_of-now", b"a picture that may never be sent")
    made = safe / "desk.tar.gz"
    make(made, at=MONDAY)
    return made


def test_a_good_one_is_proven_and_nothing_is_left(file: Path, home: Path) -> None:
    before = sorted(path for path in home.rglob("*") if "locks" not in path.parts)
    found = prove(file)

    assert (found.why_not, found.files, found.secrets) == ("", 2, 1)
    assert found.rows > 0
    after = sorted(path for path in home.rglob("*") if "locks" not in path.parts)
    assert (after, [path.name for path in file.parent.iterdir()]) == (before, [file.name])


Change = Callable[[dict[str, bytes]], object]


def _without(prefix: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        for name in [name for name in parts if name.startswith(prefix)]:
            del parts[name]

    return change


def _more_people(parts: dict[str, bytes]) -> None:
    manifest = json.loads(parts["manifest.json"])
    manifest["rows"]["people_user"] += 1
    parts["manifest.json"] = json.dumps(manifest).encode()


def _another_version(parts: dict[str, bytes]) -> None:
    manifest = json.loads(parts["manifest.json"])
    manifest["migrations"].pop()
    parts["manifest.json"] = json.dumps(manifest).encode()


def _spoilt_file(parts: dict[str, bytes]) -> None:
    (name,) = [each for each in parts if each.startswith("files/") and "for-now" not in each]
    parts[name] = b"an attachmenT"


def _flipped(parts: dict[str, bytes]) -> None:
    part = bytearray(parts["database/00000001"])
    part[len(part) // 2] ^= 0xFF
    parts["database/00000001"] = bytes(part)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_more_people, "people_user has 1 rows instead of 2"),
        (_another_version, "of another version"),
        (_spoilt_file, "are damaged, such as"),
        (_flipped, "not the one that was written"),
        (_without("files/"), "has 0 files instead of 2"),
        (_without("database"), "holds no database"),
        (_without("end.json"), "damaged"),
        (lambda parts: parts.update({"secret-key": b"k" * 50}), "is not the one of"),
    ],
)
def test_a_spoilt_one_is_told_by_what_is_wrong(
    file: Path, home: Path, change: Change, words: str
) -> None:
    with gzip.open(file) as small, tarfile.open(fileobj=small) as archive:
        parts = {each.name: _content(archive, each) for each in archive}
    change(parts)
    with tarfile.open(file, "w:gz") as archive:
        for name, content in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))

    with pytest.raises(RapportError, match=words):
        prove(file)
    assert not list(home.glob("rapport-backup-*"))


def _content(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> bytes:
    content: Any = archive.extractfile(entry)
    return bytes(content.read())


def test_what_is_no_backup_is_refused(tmp_path: Path, home: Path) -> None:
    (tmp_path / "text").write_text("a shopping list")
    with pytest.raises(Invalid, match="is not a backup"):
        prove(tmp_path / "text")
