"""The call graph of our functions, from names and imports."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from tests.house.writing import modules, tree

MOST_REEXPORTS = 4


@cache
def functions() -> dict[str, ast.FunctionDef]:
    """Return all functions at the top of modules, by dotted name."""
    return {
        f"{module}.{node.name}": node
        for module, path in modules().items()
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
    }


@cache
def calls() -> dict[str, frozenset[str]]:
    """Return, for each function, the functions it calls; methods are not followed."""
    return {name: frozenset(_called_in(name)) for name in functions()}


def reaching(wanted: Collection[str]) -> set[str]:
    """Return these functions, those that call one of them, and so on."""
    known = set(wanted)
    while True:
        more = {name for name, called in calls().items() if name not in known and called & known}
        if not more:
            return known
        known |= more


def _called_in(name: str) -> Iterator[str]:
    module, node = name.rpartition(".")[0], functions()[name]
    here = {**_imports(module), **_imported_under(node)}
    for call in ast.walk(node):
        target = _target(call.func, here, module) if isinstance(call, ast.Call) else None
        found = _resolved(target) if target else None
        if found is not None and found != name:
            yield found


def _target(called: ast.expr, here: Mapping[str, str], module: str) -> str | None:
    if isinstance(called, ast.Name):
        return here.get(called.id, f"{module}.{called.id}")
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        return f"{here.get(called.value.id, called.value.id)}.{called.attr}"
    return None


def _resolved(name: str) -> str | None:
    """Return the function of this name, followed through packages that import it from elsewhere."""
    for _reexport in range(MOST_REEXPORTS):
        if name in functions():
            return name
        module, _dot, last = name.rpartition(".")
        if module not in modules() or last not in _imports(module):
            return None
        name = _imports(module)[last]
    return None


@cache
def _imports(module: str) -> dict[str, str]:
    return _imported_under(tree(modules()[module]))


def _imported_under(node: ast.AST) -> dict[str, str]:
    return {
        alias.asname or alias.name: f"{one.module}.{alias.name}"
        for one in ast.walk(node)
        if isinstance(one, ast.ImportFrom) and one.module
        for alias in one.names
    }
