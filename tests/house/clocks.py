"""Comparisons with a clock in the sources of tests.

They are found by parsing. A clock's value is followed through names, lists, sums and the functions
that return it. Whatever is in a `while` loop or its condition is left out: it waits for something
and gives up after a while.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

CLOCKS = frozenset(
    f"{name}{unit}"
    for name in (
        "time",
        "monotonic",
        "perf_counter",
        "process_time",
        "thread_time",
        "clock_gettime",
    )
    for unit in ("", "_ns")
)
RECKONS = frozenset({"min", "max", "sum", "abs", "round", "int", "float", "sorted"})
LESS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


class Compared(NamedTuple):
    """A comparison with a clock."""

    file: str
    line: int


def compared(sources: dict[str, str]) -> list[Compared]:
    """Return the comparisons of clock values in these files, outside loops that wait."""
    trees = {file: ast.parse(source) for file, source in sources.items()}
    functions = [node for tree in trees.values() for node in _functions(tree)]
    tellers: set[str] = set()
    while more := {f.name for f in functions if _tells(f, tellers)} - tellers:
        tellers |= more
    return [
        Compared(file, node.lineno)
        for file, tree in trees.items()
        for scope in [tree, *_functions(tree)]
        for node in _comparisons(scope, tellers)
    ]


Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef


def _functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def _tells(function: ast.FunctionDef | ast.AsyncFunctionDef, tellers: set[str]) -> bool:
    """Return whether a function returns a value read from a clock."""
    told = _told(function, tellers)
    returned = [node.value for node in _own(function) if isinstance(node, ast.Return)]
    return any(value is not None and _is_told(value, told, tellers) for value in returned)


def _comparisons(scope: Scope, tellers: set[str]) -> Iterator[ast.Compare]:
    told = _told(scope, tellers)
    for node in _own(scope, but=ast.While):
        if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], LESS):
            continue
        if any(_is_told(side, told, tellers) for side in [node.left, *node.comparators]):
            yield node


def _told(scope: Scope, tellers: set[str]) -> set[str]:
    """Return the names in a function that hold a clock's value, or one computed from it."""
    told: set[str] = set()
    assigned = [pair for node in _own(scope) for pair in _assignments(node)]
    while (
        more := {
            name
            for target, value in assigned
            if _is_told(value, told, tellers)
            for name in _names(target)
        }
        - told
    ):
        told |= more
    return told


def _assignments(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    match node:
        case ast.Assign():
            yield from ((target, node.value) for target in node.targets)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            yield target, value
        case ast.AugAssign() | ast.NamedExpr():
            yield node.target, node.value
        case ast.For() | ast.comprehension():
            yield node.target, node.iter
        case ast.Call(func=ast.Attribute(value=target, attr="append"), args=[value]):
            yield target, value


def _names(target: ast.expr) -> Iterator[str]:
    yield from (node.id for node in ast.walk(target) if isinstance(node, ast.Name))


def _is_told(node: ast.AST, told: set[str], tellers: set[str]) -> bool:
    """Return whether an expression is a clock's value, or computed from one."""
    match node:
        case ast.Name():
            return node.id in told
        case ast.Call():
            name = _called(node)
            if name in tellers or name in _clocks(node):
                return True
            inner = node.args if name in RECKONS else []
        case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
            inner = [node.elt, *(each.iter for each in node.generators)]
        case ast.BinOp() | ast.UnaryOp() | ast.IfExp() | ast.List() | ast.Tuple() | ast.Subscript():
            inner = [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.expr)]
        case _:
            inner = []
    return any(_is_told(each, told, tellers) for each in inner)


def _clocks(call: ast.Call) -> frozenset[str]:
    """Return the names of clocks; `time` alone counts only as `time.time`."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="time")):
            return CLOCKS
        case ast.Name():
            return CLOCKS - {"time"}
        case _:
            return frozenset()


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _own(scope: ast.AST, but: type[ast.AST] | None = None) -> Iterator[ast.AST]:
    """Yield the nodes of a scope, but not of functions inside it, nor of excluded nodes."""
    for child in ast.iter_child_nodes(scope):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if but is not None and isinstance(child, but):
            continue
        yield child
        yield from _own(child, but)
