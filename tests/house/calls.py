"""The call graph of our functions, from names and imports."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from functools import cache

from tests.house.meanings import Meanings, meanings
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


def file_of(function: str) -> ast.Module:
    """Return the file of a function, by its dotted name."""
    return tree(modules()[function.rpartition(".")[0]])


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
    known = meanings(file_of(name))
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            yield from (found for found in called_by(call, known, module) if found != name)


def called_by(call: ast.Call, known: Meanings, module: str) -> Iterator[str]:
    """Yield the functions of ours that a call in this module may mean."""
    for target in known.of(call.func):
        found = _resolved(target if "." in target else f"{module}.{target}")
        if found is not None:
            yield found


def _resolved(name: str) -> str | None:
    """Return the function of this name, followed through packages that import it from elsewhere."""
    for _reexport in range(MOST_REEXPORTS):
        if name in functions():
            return name
        module, _dot, last = name.rpartition(".")
        if module not in modules():
            return None
        names = meanings(tree(modules()[module])).of(ast.Name(last)) - {last}
        if not names:
            return None
        name = min(names)
    return None
