"""Backups, made in the desk's own process."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from conftest import MONDAY
from rapport.core import blobs
from rapport.core.errors import Conflict, Invalid
from rapport.core.secrets import fingerprint
from rapport.people.models import User
from rapport.serving.backup import encryption, key, room
from rapport.serving.backup.archive import END, reading
from rapport.serving.backup.make import make
from tests.postgres import on_postgres

pytestmark = pytest.mark.django_db(transaction=True)


def contents(file: Path, identity: Any = None) -> tuple[dict[str, Any], dict[str, bytes]]:
    with reading(file, identity) as backup:
        return backup.manifest, {name: content.read() for name, content in backup.entries()}


def test_everything_is_inside_and_counted(home: Path, safe: Path, ada: User) -> None:
    digest = blobs.keep(b"an attachment")
    blobs.keep_for_now("a-Key_of-now", b"a picture that may never be sent")
    made = make(safe / "desk.tar.gz", at=MONDAY)
    manifest, parts = contents(safe / "desk.tar.gz")

    assert parts[f"files/{digest[:3]}/{digest}"] == b"an attachment"
    assert parts["files/for-now/a-Key_of-now"] == b"a picture that may never be sent"
    assert parts["secret-key"].decode() == fingerprint_of(home)[0]
    assert parts["database/00000001"]
    assert list(parts)[-1] == END
    assert manifest["rows"]["people_user"] == User.objects.count() == 1
    assert manifest["key"] == {"fingerprint": fingerprint_of(home)[1], "included": True, "note": ""}
    assert (made.warning, made.is_encrypted) == ("", False)
    assert made.size == (safe / "desk.tar.gz").stat().st_size


def fingerprint_of(home: Path) -> tuple[str, str]:
    text = (home / "secret-key").read_text()
    return text, fingerprint(text)


def test_a_key_that_is_kept_outside_is_missed_aloud(
    home: Path, safe: Path, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "key"
    elsewhere.write_text(settings.SECRET_KEY)
    # The folder still has one from before, which opens nothing.
    (home / "secret-key").write_text("an old key of forty characters, at least so")
    monkeypatch.setenv("RAPPORT_SECRET_KEY_FILE", str(elsewhere))
    made = make(safe / "desk.tar.gz", at=MONDAY)
    manifest, parts = contents(safe / "desk.tar.gz")

    assert "secret-key" not in parts
    assert manifest["key"]["included"] is False
    assert manifest["key"]["fingerprint"] == fingerprint(settings.SECRET_KEY)
    assert str(elsewhere) in made.warning
    assert manifest["key"]["note"] == made.warning
    key.require(manifest["key"], other_key=False)
    settings.SECRET_KEY = "another key of forty characters, at least so"
    with pytest.raises(Conflict, match=manifest["key"]["fingerprint"]):
        key.require(manifest["key"], other_key=False)
    key.require(manifest["key"], other_key=True)


def test_only_the_private_key_opens_an_encrypted_one(home: Path, safe: Path, ada: User) -> None:
    blobs.keep(b"an attachment" * 500_000)
    ours, other = encryption.new_identity(), encryption.new_identity()
    keys = encryption.recipients(f"# the office's\n{ours.to_public()}\n")
    file = safe / "desk.tar.gz.age"
    made = make(file, at=MONDAY, keys=keys)

    assert made.is_encrypted
    assert file.read_bytes().startswith(b"age-encryption.org/v1")
    assert b"manifest" not in file.read_bytes()
    manifest, parts = contents(file, ours)
    assert (manifest["rows"]["people_user"], list(parts)[-1]) == (1, END)
    with pytest.raises(Invalid, match="does not open"):
        contents(file, other)
    with pytest.raises(Invalid, match="--identity"):
        contents(file)
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(Invalid, match="damaged"):
        contents(file, ours)


def test_a_private_key_is_refused_where_a_public_one_belongs() -> None:
    with pytest.raises(Invalid, match="private key"):
        encryption.recipients(str(encryption.new_identity()))
    with pytest.raises(Invalid, match="no public key"):
        encryption.recipients("age1nonsense")


def test_without_room_it_is_said_and_nothing_stays(
    home: Path, safe: Path, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    if on_postgres():
        pytest.skip("On PostgreSQL the database is copied nowhere.")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 9, 1000))
    with pytest.raises(Invalid, match="There is no room in"):
        make(safe / "desk.tar.gz", at=MONDAY)
    assert list(safe.iterdir()) == []


def test_a_full_data_folder_does_not_prevent_a_backup_elsewhere(
    home: Path, safe: Path, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.disk_usage

    def usage(path: Path) -> Any:
        return shutil._ntuple_diskusage(9, 9, 0) if Path(path) == home else real(path)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    before = sorted(home.iterdir())
    make(safe / "desk.tar.gz", at=MONDAY)

    assert contents(safe / "desk.tar.gz")[0]["rows"]["people_user"] == 1
    assert [path.name for path in safe.iterdir()] == ["desk.tar.gz"]
    assert sorted(home.iterdir()) == before


def test_a_disk_that_fills_up_leaves_the_old_backup(
    home: Path, safe: Path, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    (safe / "desk.tar.gz").write_text("the old one")

    def full(archive: tarfile.TarFile, *rest: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tarfile.TarFile, "addfile", full)
    with pytest.raises(Invalid, match="No space left"):
        make(safe / "desk.tar.gz", at=MONDAY, keys=[encryption.new_identity().to_public()])
    assert [path.read_text() for path in safe.iterdir()] == ["the old one"]


def test_what_encryption_cannot_write_is_told_by_its_cause() -> None:
    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, content: object) -> int:
            raise OSError(28, "No space left on device")

    keys = [encryption.new_identity().to_public()]
    with (
        pytest.raises(OSError, match="No space left"),
        encryption.encrypting(Full(), keys) as plain,  # type: ignore[arg-type]
    ):
        for _ in range(100):
            plain.write(os.urandom(1 << 16))


def test_what_a_killed_process_left_is_cleared(tmp_path: Path) -> None:
    with room.scratch(tmp_path) as mine:
        abandoned = tmp_path / f"{room.PREFIX}abandoned"
        abandoned.mkdir()
        (abandoned / "database").touch()
        for folder in (mine, abandoned):
            os.utime(folder, (0, 0))
        with room.scratch(tmp_path) as next_:
            assert sorted(tmp_path.iterdir()) == sorted([mine, next_])
    assert list(tmp_path.iterdir()) == []


WRITE = """
import sys, time
from pathlib import Path
from rapport.serving.backup.room import whole
with whole(Path(sys.argv[1])) as descriptor:
    import os
    os.write(descriptor, b"half a backup")
    print("half", flush=True)
    time.sleep(60)
"""


def test_a_killed_process_leaves_no_half_file(safe: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(safe / "desk.tar.gz")], stdout=subprocess.PIPE
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half\n"
        process.kill()
    assert list(safe.iterdir()) == []
