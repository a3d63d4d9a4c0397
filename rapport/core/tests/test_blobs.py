"""Files stored under the digest of their bytes."""

from __future__ import annotations

import hashlib
import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from rapport.core import blobs
from tests.failing import no_room


def test_what_is_kept_is_read_again() -> None:
    digest = blobs.keep(b"a mail")

    assert digest == hashlib.sha256(b"a mail").hexdigest()
    assert blobs.read(digest) == b"a mail"
    assert blobs.keep(b"") == hashlib.sha256(b"").hexdigest()


def test_the_same_bytes_are_kept_once() -> None:
    path = blobs.path_of(blobs.keep(b"a mail"))
    written = path.stat().st_ino
    blobs.keep(b"a mail")

    assert path.stat().st_ino == written, "the file is used again, and only its time is newer"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("left", [b"", b"a m", b"another"])
def test_what_a_power_cut_left_half_written_is_written_again(left: bytes) -> None:
    path = blobs.path_of(blobs.keep(b"a mail"))
    path.write_bytes(left)

    assert blobs.read(blobs.keep(b"a mail")) == b"a mail"


def test_the_bytes_and_their_names_are_on_disk_on_return(
    settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    real = os.fsync

    def note(handle: int) -> None:
        synced.append(Path(os.readlink(f"/proc/self/fd/{handle}")))
        real(handle)

    monkeypatch.setattr(os, "fsync", note)
    path = blobs.path_of(blobs.keep(b"a mail")).resolve()
    assert synced == [path, path.parent, path.parent.parent]

    synced.clear()
    blobs.keep(b"a mail")
    assert synced == [path]


def test_what_does_not_fit_leaves_nothing_behind(settings: Any) -> None:
    with no_room():
        for keep in (blobs.keep, partial(blobs.keep_for_now, "key")):
            with pytest.raises(OSError, match="too large"):
                keep(b"a mail")

    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_nobody_else_may_look(settings: object) -> None:
    path = blobs.path_of(blobs.keep(b"a mail"))
    assert path.parent.stat().st_mode & 0o077 == 0
