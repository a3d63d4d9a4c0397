"""What rooms add to places below stands in one file a room, and has one machinery."""

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

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "rapport"
MUTABLE = {"list", "dict", "set", "deque", "defaultdict", "OrderedDict", "Counter"}
CHANGING = {"append", "add", "extend", "insert", "update", "setdefault", "pop", "clear", "remove"}
# A room defines its events in its events.py by a function of these modules.
DEFINING = {"rapport/core/ledger.py", "rapport/timeline/kinds.py"}
# What a process remembers of itself, and nobody adds to: how often it was woken, whom it asks.
REMEMBERING = {"rapport/timeline/news/wake.py", "rapport/metrics/warehouse/store.py"}
# A table that one module fills for itself.
CLOSED = {"rapport/core/pages/filters.py"}
# Libraries that cost megabytes or tenths of a second.
DEAR = {"duckdb", "imapclient", "aiosmtpd", "authlib", "nh3", "requests", "typer", "uvicorn"}


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Give every module of the package that is no test, by its path."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


TREES = dict(sources())


def bound(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Give the names that a module binds at its top, each with what it is bound to."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((each.id, node.value) for each in targets if isinstance(each, ast.Name))


def called(node: ast.expr) -> str:
    """Return the name of what is called, the last part of it."""
    function = node.func if isinstance(node, ast.Call) else node
    if isinstance(function, ast.Subscript):
        function = function.value
    return last_name(function)


def last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def is_mutable(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return called(value) in MUTABLE
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp)


def changed_in_functions(tree: ast.Module) -> set[str]:
    """Return the names of the module that its functions change."""
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {
        name for function in functions for node in ast.walk(function) for name in changed_by(node)
    }


def changed_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Global):
        yield from node.names
    elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        yield last_name(node.value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield from [last_name(node.func.value)] if node.func.attr in CHANGING else []


PLACES = {
    (path, name)
    for path, tree in TREES.items()
    for name, value in bound(tree)
    if isinstance(value, ast.Call) and called(value) == "Registry"
}
REGISTRIES = {name for _path, name in PLACES}


def test_the_registries_are_found() -> None:
    assert {"ENTRIES", "SOURCES", "PANELS", "READERS", "WORKERS", "KINDS"} <= REGISTRIES


@pytest.mark.parametrize("path", [path for path in TREES if not path.endswith("contributions.py")])
def test_rooms_add_to_others_in_their_contributions_only(path: str) -> None:
    adding = [
        f"{path}:{node.lineno}"
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "add"
        and last_name(node.func.value) in REGISTRIES
    ]

    assert len(adding) == (1 if path in DEFINING else 0), adding


@pytest.mark.parametrize("path", [path for path in TREES if path not in REMEMBERING | CLOSED])
def test_nothing_is_a_registry_made_by_hand(path: str) -> None:
    """A list or mapping of a module that functions fill is a ``Registry``, or a cache."""
    tree = TREES[path]
    held = {name for name, value in bound(tree) if is_mutable(value)}
    replaced = {
        name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names
    }

    assert changed_in_functions(tree) & (held | replaced) == set()


@pytest.mark.parametrize(("path", "name"), sorted(PLACES))
def test_the_house_says_what_can_be_added_to(path: str, name: str) -> None:
    page = (ROOT / "docs" / "explanation" / "house.md").read_text(encoding="utf-8")
    told = [line for line in page.splitlines() if f"`{path}`" in line and f"`{name}`" in line]

    assert len(told) == (0 if path in DEFINING else 1)


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
    """So of equal orders what the room further down added comes first."""
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


LAZILY = [
    (path, node.args[0].value)
    for path, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.Call) and called(node) == "lazily"
    if isinstance(node.args[0], ast.Constant)
]


def test_functions_are_named_in_the_place_where_they_are_added() -> None:
    """A path that is put together would be one that the next test does not find."""
    calls = [
        path
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) == "lazily"
    ]

    assert len(calls) == len(LAZILY) > 20


@pytest.mark.parametrize(("path", "function"), LAZILY)
def test_every_function_that_is_named_is_there(path: str, function: str) -> None:
    """And in the room that names it: nobody contributes what is another's."""
    room = str(Path(path).parent).replace("/", ".")

    assert callable(resolve_name(function))
    assert function.startswith(f"{room}.")


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
