"""Wheel and source archive, the same bytes wherever they are built."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path


def build(source: Path, target: Path, *, at: int, kind: str = "") -> list[Path]:
    """Build ``kind`` (wheel or sdist; both if empty) from a folder; return the files.

    ``at`` is the second (Unix) that files inside are of: SOURCE_DATE_EPOCH.
    """
    command = [sys.executable, "-m", "hatchling", "build", f"--directory={target}"]
    subprocess.run(
        [*command, *([f"--target={kind}"] if kind else [])],
        cwd=source,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(at)},
        check=True,
        capture_output=True,
    )
    return sorted(target.iterdir())


def build_twice(source: Path, target: Path, *, at: int) -> list[Path]:
    """Build both, and the wheel again from the source archive; return the files.

    Raises ValueError when the two wheels differ, since then nobody could tell what is in it.
    """
    files = build(source, target, at=at)
    wheel, archive = (next(file for file in files if file.suffix == end) for end in (".whl", ".gz"))
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        (unpacked,) = Path(folder).iterdir()
        (again,) = build(unpacked, Path(folder, "again"), at=at, kind="wheel")
        if again.read_bytes() != wheel.read_bytes():
            raise ValueError(f"{wheel.name} differs when it is built again.")
    return files
