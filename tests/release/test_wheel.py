"""The wheel: the same bytes everywhere, with all that a desk needs."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from release import requirements, wheel

ROOT = requirements.ROOT
AT = 1_790_000_000
BUILT_FROM = ("rapport", "pyproject.toml", "README.md", "LICENSE", ".gitignore")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of this work tree."""
    (built,) = wheel.build(ROOT, tmp_path_factory.mktemp("here"), at=AT, kind="wheel")
    return built


def test_a_wheel_is_the_same_bytes_wherever_it_is_built(here: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    for name in BUILT_FROM:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "tests")
            shutil.copytree(source, copy / name, ignore=ignored)
        else:
            shutil.copy(source, copy / name)
    # Another day, another user's habits.
    for path in copy.rglob("*.py"):
        os.utime(path, (1, 1))
        path.chmod(0o600)

    (there,) = wheel.build(copy, tmp_path / "there", at=AT, kind="wheel")

    assert there.read_bytes() == here.read_bytes()


def test_the_wheel_has_what_a_desk_needs_and_nothing_of_its_tests(here: Path) -> None:
    with zipfile.ZipFile(here) as packed:
        names = {name for name in packed.namelist() if ".dist-info/" not in name}
    needed = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "rapport").rglob("*")
        if path.is_file()
        and not {"tests", "__pycache__"} & set(path.relative_to(ROOT).parts)
        and path.name != "conftest.py"
    }

    assert names == needed
    assert "rapport/locale/de/LC_MESSAGES/django.mo" in names
    assert any(name.endswith(".css") for name in names)


def test_a_difference_between_two_builds_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = iter(range(9))
    whole = wheel.build

    def differing(source: Path, target: Path, *, at: int, kind: str = "") -> list[Path]:
        return whole(source, target, at=at + next(built) * 86_400, kind=kind)

    source = tmp_path / "source"
    (source / "rapport").mkdir(parents=True)
    (source / "rapport" / "__init__.py").write_text('__version__ = "1.0"\n')
    for name in BUILT_FROM[1:]:
        shutil.copy(ROOT / name, source / name)
    assert wheel.build_twice(source, tmp_path / "same", at=AT)

    monkeypatch.setattr(wheel, "build", differing)
    with pytest.raises(ValueError, match="differs when it is built again"):
        wheel.build_twice(source, tmp_path / "other", at=AT)
