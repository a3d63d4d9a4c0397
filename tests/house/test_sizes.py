"""What grew too large to be read at a glance is divided before it grows further."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "rapport"

MODULES_A_FOLDER = 18
LINES_A_FILE = 320
LINES_A_FUNCTION = 50
PARAMETERS = 8

# Each room has these, and nobody looks for them among the others.
EVERYWHERE = {"__init__.py", "apps.py", "conftest.py", "contributions.py", "events.py", "urls.py"}
# Each verb has its subject, who acts and when; a view has its request.
STANDING = {"self", "cls", "by", "at", "request"}

# Every field of a mail, each found once, in the order in which one needs the other.
LONG = {"rapport/mail/reader.py": 65}


def files() -> Iterator[Path]:
    return (path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)


SOURCES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in files()
    if "tests" not in path.parts
}


def test_a_folder_holds_what_can_be_seen_at_once() -> None:
    found = Counter(
        str(path.parent.relative_to(ROOT)) for path in files() if path.name not in EVERYWHERE
    )
    crowded = {folder: count for folder, count in found.items() if count > MODULES_A_FOLDER}
    assert crowded == {}


@pytest.mark.parametrize("name", SOURCES)
def test_a_module_is_short_and_its_functions_too(name: str) -> None:
    source = SOURCES[name]
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert len(source.splitlines()) <= LINES_A_FILE
    longest = LONG.get(name, LINES_A_FUNCTION)
    assert [each.name for each in functions if lines_of(each) > longest] == []
    assert [each.name for each in functions if len(parameters(each)) > PARAMETERS] == []


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return [each.arg for each in named if each.arg not in STANDING]
