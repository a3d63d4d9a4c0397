"""Setting aside of files that can be made again."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from rapport.core.derived import aside


def test_what_is_set_aside_is_kept_under_its_date(tmp_path: Path) -> None:
    for content in ("first", "second"):
        (tmp_path / "x").write_text(content)
        aside.set_aside(tmp_path / "x")

    found = list(aside.kept(tmp_path))
    assert sorted(path.read_text() for path in found) == ["first", "second"]
    assert all(path.name.startswith("x.damaged-2") for path in found)


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    for number in range(aside.MOST_KEPT + 5):
        (tmp_path / f"x{aside.MARK}202601{number:02}-000000").touch()
    aside.thin(tmp_path)

    names = sorted(path.name for path in aside.kept(tmp_path))
    assert len(names) == aside.MOST_KEPT
    assert names[0] == f"x{aside.MARK}20260105-000000"


def test_a_file_in_the_place_of_a_folder_gives_way(tmp_path: Path) -> None:
    (tmp_path / "locks").write_text("x")

    assert aside.folder(tmp_path / "locks").is_dir()
    assert [path.read_text() for path in aside.kept(tmp_path)] == ["x"]
    assert aside.folder(tmp_path / "locks") == tmp_path / "locks"
    assert len(list(aside.kept(tmp_path))) == 1


def test_a_folder_in_the_place_of_a_lock_gives_way(tmp_path: Path) -> None:
    (tmp_path / "lock" / "deep").mkdir(parents=True)

    held = aside.open_lock(tmp_path / "lock")
    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(held)
    assert len(list(aside.kept(tmp_path))) == 1
