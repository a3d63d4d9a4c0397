"""Contributions to rooms below: one file per room, one mechanism."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from pkgutil import resolve_name

import pytest
from django.apps import apps
from django.conf import settings

from rapport.core.room import Room
from tests.house.filling import bound, called, filled_by_others, last_name

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "rapport"
# A room defines its events in its events.py by a function of these modules.
DEFINING = {"rapport/core/ledger.py", "rapport/timeline/kinds.py"}
# A table that one module fills itself.
CLOSED = {"rapport/core/pages/filters.py": {"FILTERS"}}
# Libraries that cost megabytes or tenths of a second.
DEAR = {"duckdb", "imapclient", "aiosmtpd", "authlib", "nh3", "requests", "typer", "uvicorn"}


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Yield every module of the package except tests, by its path."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


TREES = dict(sources())


PLACES = {
    (path, name)
    for path, tree in TREES.items()
    for name, value in bound(tree)
    if isinstance(value, ast.Call) and called(value) == "Registry"
}
REGISTRIES = {name for _path, name in PLACES}


def test_the_registries_are_found() -> None:
    assert {"ENTRIES", "SOURCES", "PANELS", "READERS", "WORKERS", "KINDS"} <= REGISTRIES


def test_rooms_add_to_others_in_their_contributions_only() -> None:
    adding = {path: list(additions(tree)) for path, tree in TREES.items()}
    elsewhere = {
        path: lines
        for path, lines in adding.items()
        if lines and not path.endswith("/contributions.py")
    }

    assert set(elsewhere) == DEFINING, elsewhere


def additions(tree: ast.Module) -> Iterator[int]:
    """Yield the lines on which a module adds to a registry."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr="add", value=place) if last_name(place) in REGISTRIES:
                yield node.lineno


def test_nothing_is_a_registry_made_by_hand() -> None:
    """A module's list or mapping that others fill through a function must be a ``Registry``."""
    filled = {path: filled_by_others(tree) for path, tree in TREES.items()}

    assert {path: names for path, names in filled.items() if names} == CLOSED


@pytest.mark.parametrize(
    "code",
    [
        "parts = []\ndef register(part):\n    parts.append(part)",
        "checks: dict[str, Check] = {}\ndef register(name, check):\n    checks[name] = (50, check)",
        "known = dict()\ndef known_as(name):\n    return lambda f: known.setdefault(name, f)",
        "seen = set()\nclass Place:\n    def take(self, *items):\n        seen.update(items)",
        "bound = None\ndef bind(ledger):\n    global bound\n    bound = ledger",
    ],
)
def test_what_is_made_by_hand_is_found(code: str) -> None:
    assert len(filled_by_others(ast.parse(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "queues = {}\ndef queue(path):\n    queues[path] = Queue(path)",
        "count = 0\ndef wake():\n    global count\n    count += 1",
        "def said(words):\n    found = []\n    found.append(words)\n    return found",
        "class Rows:\n    def __init__(self):\n        self.rows = []\n"
        "    def add(self, row):\n        self.rows.append(row)",
    ],
)
def test_what_is_remembered_is_no_registry(code: str) -> None:
    assert filled_by_others(ast.parse(code)) == set()


def test_the_house_says_what_can_be_added_to() -> None:
    page = (ROOT / "docs" / "explanation" / "house.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    told = {
        (path, name)
        for path, name in PLACES
        for row in rows
        if f"`{path}`" in row and f"`{name}`" in row
    }

    assert told == {(path, name) for path, name in PLACES if path not in DEFINING}


def test_what_contributes_is_a_room() -> None:
    contributing = {
        path.removesuffix("/contributions.py").replace("/", ".")
        for path in TREES
        if path.endswith("/contributions.py")
    }
    rooms = {config.name for config in apps.get_app_configs() if isinstance(config, Room)}

    assert len(contributing) > 9
    assert contributing <= rooms
    assert rooms == {name for name in settings.INSTALLED_APPS if name.startswith("rapport.")}


def test_rooms_are_installed_from_the_ground_floor_up() -> None:
    """So that among equal orders the items of the room further down come first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = [
        contract
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract.get("containers") == ["rapport"]
    ]
    floors = {
        room.strip(): number
        for number, floor in enumerate(reversed(contract["layers"]))
        for room in floor.split("|")
    }
    installed = [name.split(".")[1] for name in settings.INSTALLED_APPS if "rapport." in name]

    assert [floors[room] for room in installed] == sorted(floors[room] for room in installed)


CALLS = [
    (path, node.args[0])
    for path, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.Call) and called(node) == "lazily"
]


def test_every_function_that_is_named_is_there() -> None:
    """And is in the room that names it: nobody contributes another room's function."""
    assert len(CALLS) > 20
    for path, named in CALLS:
        # A path that is put together could not be looked up here.
        assert isinstance(named, ast.Constant), f"{path}:{named.lineno}"
        room = path.rpartition("/")[0].replace("/", ".")
        function = str(named.value)
        assert callable(resolve_name(function)), function
        assert function.startswith(f"{room}."), function


def test_starting_imports_nothing_dear(tmp_path: Path) -> None:
    """A command, and a web process before its first page, load only what they use."""
    code = "import django, json, sys; django.setup(); print(json.dumps(list(sys.modules)))"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "rapport.settings",
        "RAPPORT_HOME": str(tmp_path),
    }
    started = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True
    )
    loaded = set(json.loads(started.stdout))

    assert "rapport.tickets.contributions" in loaded
    assert loaded & DEAR == set()
    assert [name for name in loaded if name.startswith("rapport.") and ".views" in name] == []
