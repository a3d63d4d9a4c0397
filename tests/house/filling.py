"""Lists and mappings that a module keeps, found by parsing."""

from __future__ import annotations

import ast
from collections.abc import Iterator

MUTABLE = {"list", "dict", "set", "deque", "defaultdict", "OrderedDict"}
FILLING = {"append", "appendleft", "add", "extend", "insert", "update", "setdefault"}


def filled_by_others(tree: ast.Module) -> set[str]:
    """Return the module's names into which its functions store their arguments.

    A value that a function makes itself and keeps, such as a cache, does not count.
    """
    kept = {name for name, value in bound(tree) if is_mutable(value)}
    kept |= {name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names}
    return {
        name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for name, value in _stored(function)
        if name in kept and _names_in(value) & _parameters(function)
    }


def bound(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Yield the names that a module binds at its top, each with its value."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((each.id, node.value) for each in targets if isinstance(each, ast.Name))


def is_mutable(value: ast.expr) -> bool:
    """Return whether something can be added to the value."""
    if isinstance(value, ast.Call):
        return called(value) in MUTABLE
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp)


def called(node: ast.Call) -> str:
    """Return the last name of what is called: ``Registry`` of ``registry.Registry[Item](…)``."""
    function = node.func
    return last_name(function.value if isinstance(function, ast.Subscript) else function)


def last_name(node: ast.expr) -> str:
    """Return the last name of ``a.b.name``."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _stored(function: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield what a function stores somewhere, each with the name of the place."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                place = target.value if isinstance(target, ast.Subscript) else target
                if isinstance(place, ast.Name):
                    yield place.id, node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            place = node.func.value
            if node.func.attr in FILLING and isinstance(place, ast.Name):
                yield from ((place.id, value) for value in node.args)


def _names_in(value: ast.AST) -> set[str]:
    """Return the names in an expression, except those that a call turns into something else."""
    if isinstance(value, ast.Call):
        return set()
    if isinstance(value, ast.Name):
        return {value.id}
    return {name for part in ast.iter_child_nodes(value) for name in _names_in(part)}


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> set[str]:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    return {each.arg for each in named if each is not None}
