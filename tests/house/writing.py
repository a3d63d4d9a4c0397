"""Database writes of our modules, found by parsing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.house.meanings import Meanings, meanings

PACKAGE = Path(__file__).parents[2] / "rapport"
# Methods of the ORM that write, whatever they are given.
_ALWAYS = frozenset(
    {
        "abulk_create",
        "acreate",
        "aget_or_create",
        "asave",
        "aupdate_or_create",
        "bulk_create",
        "bulk_update",
        "create",
        "create_user",
        "get_or_create",
        "save",
        "update_or_create",
    }
)
# Dictionaries, digests and routers have methods of these names, too, with positional values.
_WITHOUT_VALUES = frozenset({"adelete", "aupdate", "delete", "update"})
# Relations to many, and their methods that write; sets and caches have such methods, too.
_RELATIONS = frozenset({"tags", "teams"})
_ON_RELATIONS = frozenset({"add", "clear", "remove", "set"})
_STATEMENT = re.compile(
    r"\s*(?i:(?:WITH\b.*)?(?:INSERT INTO|UPDATE \S+ SET|DELETE FROM|REPLACE INTO|MERGE INTO))\b"
    r"|\s*(?:TRUNCATE|DROP|CREATE|ALTER) ",
    re.DOTALL,
)
_RECORDS = frozenset({"rapport.core.ledger.record", "rapport.timeline.record.record"})
_RAW = frozenset({"execute", "executemany"})


@dataclass(frozen=True)
class Write:
    """A call that writes, or that records an event, with its line."""

    line: int
    code: str
    is_record: bool = False


@cache
def modules() -> dict[str, Path]:
    """Return the modules of the product by dotted name, without tests and migrations."""
    paths = (
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if not {"tests", "migrations"} & set(path.parts) and path.name != "conftest.py"
    )
    return {dotted(path): path for path in paths}


def dotted(path: Path) -> str:
    """Return the dotted name of a file."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def writes(node: ast.AST, file: ast.AST | None = None) -> Iterator[Write]:
    """Yield the writes of the code under a node, its names meant as in its file."""
    known = meanings(file or node)
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            yield from writes_of(one, known)


def writes_of(call: ast.Call, known: Meanings) -> Iterator[Write]:
    """Yield the write that a call is, if it is one."""
    if _records(call, known):
        yield Write(call.lineno, ast.unparse(call.func), is_record=True)
    elif _writes(call, known):
        yield Write(call.lineno, ast.unparse(call.func))


def statements(path: Path) -> Iterator[Write]:
    """Yield the writing SQL statements in a file that uses a cursor."""
    syntax = tree(path)
    calls = (node for node in ast.walk(syntax) if isinstance(node, ast.Call))
    if not any(isinstance(call.func, ast.Attribute) and call.func.attr in _RAW for call in calls):
        return
    constants = (node for node in ast.walk(syntax) if isinstance(node, ast.Constant))
    for node in constants:
        if isinstance(node.value, str) and (found := _STATEMENT.match(node.value)):
            yield Write(node.lineno, found[0].strip())


def _records(call: ast.Call, known: Meanings) -> bool:
    """Return whether a call records, or hands the function that does to another one."""
    if any(name.rpartition(".")[2] == "record" for name in known.of(call.func)):
        return True
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(known.of(each) & _RECORDS for each in given)


def _writes(call: ast.Call, known: Meanings) -> bool:
    return any(_is_write(name, call) for name in known.told(call.func))


def _is_write(name: str, call: ast.Call) -> bool:
    """Return whether a call of this name writes; a function that is imported is no method."""
    *path, of, method = ("", *name.rpartition(":")[2].split("."))
    if not path:
        return False
    if method in _ON_RELATIONS and of in _RELATIONS:
        return True
    return method in _ALWAYS or (method in _WITHOUT_VALUES and not call.args)
