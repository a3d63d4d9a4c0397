"""Databases for processes that tests start, empty or migrated.

Creating the tables takes several seconds, so it happens once in each process that runs tests: the
test database then is the template that all others are copied from. A pytest plugin (see addopts in
pyproject.toml).
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.postgres import URL, on_postgres

# The database of a desk without any setting.
FILE = "rapport.sqlite3"

MakeHome = Callable[[Path], Path]

_template: list[str] = []


@pytest.fixture(scope="session")
def database_template(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the name of the template: of a file, or of a database on the server."""
    assert _template, "conftest.py keeps it"
    return _template[0]


@contextmanager
def template_of(name: str, folder: Path) -> Iterator[None]:
    """Turn the new test database of that name into the template; nobody may be connected to it."""
    if on_postgres():
        with _created(f"template_{uuid.uuid4().hex}", like=name) as kept:
            _template[:] = [kept]
            yield
        return
    kept = str(folder / "template.sqlite3")
    with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(kept)) as target:
        source.backup(target)
    _template[:] = [kept]
    yield


@contextmanager
def fresh_database(folder: Path, template: str = "") -> Iterator[str]:
    """Yield the address of a new database: empty, or like the template."""
    if not on_postgres():
        file = folder / "own.sqlite3"
        if template:
            shutil.copy(template, file)
        yield f"sqlite:///{file}"
        return
    with _created(f"own_{uuid.uuid4().hex}", like=template) as name:
        yield urlsplit(os.environ[URL])._replace(path=f"/{name}").geturl()


@contextmanager
def _created(name: str, *, like: str) -> Iterator[str]:
    import psycopg

    with psycopg.connect(os.environ[URL], autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}" + (f' TEMPLATE "{like}"' if like else ""))
    yield name
    with psycopg.connect(os.environ[URL], autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_database(tmp_path: Path) -> Iterator[str]:
    """Yield the address of an empty database of this test's own."""
    with fresh_database(tmp_path) as url:
        yield url


@pytest.fixture(scope="module")
def shared_empty_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a database, empty at first, that the tests of a module share."""
    with fresh_database(tmp_path_factory.mktemp("database")) as url:
        yield url


@pytest.fixture(scope="module")
def shared_database(
    tmp_path_factory: pytest.TempPathFactory, database_template: str
) -> Iterator[str]:
    """Yield the address of a migrated database that the tests of a module share."""
    with fresh_database(tmp_path_factory.mktemp("database"), database_template) as url:
        yield url


@pytest.fixture
def migrated_database(tmp_path: Path, database_template: str) -> Iterator[str]:
    """Yield the address of a migrated database of this test's own."""
    with fresh_database(tmp_path, database_template) as url:
        yield url


@pytest.fixture(scope="session")
def make_home(database_template: str) -> MakeHome:
    """Return a function that makes a data folder with a migrated database file.

    On PostgreSQL the folder is empty: the first process that works there creates the tables.
    """

    def make(folder: Path) -> Path:
        folder.mkdir(mode=0o700)
        if not on_postgres():
            shutil.copy(database_template, folder / FILE)
        return folder

    return make


@pytest.fixture
def desk_home(make_home: MakeHome, tmp_path: Path) -> Path:
    """Return a data folder of this test's own with a migrated database file."""
    return make_home(tmp_path / "home")
