"""Limits on the sizes of folders, files, functions and classes."""

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
MEMBERS = 25

# Every room has these, and nobody looks for them among the others.
EVERYWHERE = {"__init__.py", "apps.py", "conftest.py", "contributions.py", "events.py", "urls.py"}
# An action has its subject, its actor and its time; a view has its request.
STANDING = {"self", "cls", "by", "at", "request"}

# Every field of a mail, computed once, in the order in which they depend on each other.
LONG = {"rapport/mail/reader.py": 65}


# Classes with more members, by file and name, each with the reason.
RICH = {
    # Every column of its table, and questions about its state.
    "rapport/channels/email/models/mailbox.py:Mailbox": 44,
    # The fields of its settings, in the order of the page.
    "rapport/channels/email/mailboxes/forms.py:MailboxForm": 26,
    # Everything in a mail, as one frozen value: its users take what they need.
    "rapport/mail/values.py:Mail": 33,
}


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


def test_a_class_has_few_members() -> None:
    counted = {
        f"{path}:{node.name}": len(set(members(node)))
        for path, source in SOURCES.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
    }

    assert {name: count for name, count in counted.items() if count > RICH.get(name, MEMBERS)} == {}
    assert {name: counted.get(name) for name in RICH} == RICH, "Say what they have now."


def members(node: ast.ClassDef) -> Iterator[str]:
    """Yield the names that a class defines itself, except Python's reserved ones."""
    for each in node.body:
        match each:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                names = [name]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case ast.Assign(targets=targets):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("__"))


def test_members_are_counted() -> None:
    code = "class A:\n    a = 1\n    b: int\n    def c(self): ...\n    def __str__(self): ..."
    (node,) = ast.parse(code).body
    assert isinstance(node, ast.ClassDef)
    assert list(members(node)) == ["a", "b", "c"]


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return [each.arg for each in named if each.arg not in STANDING]
