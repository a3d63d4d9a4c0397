"""Damage to every file under the data folder, in six ways."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.trust.tried import Tried

CHANCE = random.Random(11)
SHOW = ("metric", "show", "tickets_opened", "--format", "csv")
# Of many files of one kind so many are damaged.
OF_EACH = 3


def run(*, quick: bool) -> Iterator[Tried]:
    """Yield, for each kind of file, how many damages copies of a desk stood."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        _command(home, "demo", "--tickets", "60", "--months", "1", "--no-serve")
        before = _command(home, *SHOW).stdout
        found: dict[str, list[str]] = defaultdict(list)
        tried: dict[str, int] = defaultdict(int)
        for kind, path in _files(home, 1 if quick else OF_EACH):
            for name, damage in DAMAGES.items():
                tried[kind] += 1
                with tempfile.TemporaryDirectory(dir=folder) as copy:
                    fault = _faults(home, Path(copy) / "home", path, damage, before)
                if fault:
                    found[kind].append(name)
                    sys.stderr.write(f"{path} {name}: {fault}\n")
        for kind, count in tried.items():
            met = not found[kind]
            figure = f"{count - len(found[kind])} of {count}"
            yield Tried(f"damage to {kind}", figure, "all", met, ", ".join(found[kind]))


def _files(home: Path, most: int) -> Iterator[tuple[str, Path]]:
    """Yield files by kind: their folder, or their own name at the top."""
    kinds: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(home.rglob("*")):
        if path.is_file():
            inner = path.relative_to(home)
            top = inner.parts[0] if len(inner.parts) > 1 else inner.name
            kinds[f"{top}/*{inner.suffix}" if len(inner.parts) > 1 else top].append(inner)
    for kind, paths in kinds.items():
        yield from ((kind, path) for path in paths[:most])


def _faults(home: Path, copy: Path, path: Path, damage: Damage, before: str) -> str:
    """Return what went wrong with the desk of this copy; nothing if it stood."""
    shutil.copytree(home, copy)
    damage(copy / path)
    spoiled = _digest(copy / path)
    doctor = _command(copy, "doctor")
    shown = _command(copy, *SHOW)
    if "Traceback" in doctor.stderr + shown.stderr:
        return f"a traceback: {(doctor.stderr + shown.stderr).strip().splitlines()[-1]}"
    derived = path.parts[0] in {"facts", "locks"}
    if derived and (shown.returncode or shown.stdout != before):
        return f"figures did not come back: {shown.stderr.strip()}"
    if not derived and spoiled and _digest(copy / path) not in {spoiled, _digest(home / path)}:
        return "it was overwritten"
    return ""


def _digest(path: Path) -> str:
    """Return the digest of a file; nothing for one that was removed or is a folder."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _command(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "RAPPORT_HOME": str(home), "RAPPORT_DATABASE_URL": ""}
    command = [sys.executable, "-m", "rapport.cli", *arguments]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _scramble(path: Path) -> None:
    path.write_bytes(CHANCE.randbytes(path.stat().st_size))


def _replace(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _lock(path: Path) -> None:
    path.chmod(0)


Damage = Callable[[Path], None]
DAMAGES: dict[str, Damage] = {
    "cut": _truncate,
    "zeroed": _zero,
    "random": _scramble,
    "removed": Path.unlink,
    "a folder": _replace,
    "without permissions": _lock,
}
