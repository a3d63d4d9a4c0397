"""The meaning of names in a file, by import, alias or look-up.

Found by parsing. A name that is bound several times has every one of these meanings, whatever the
scope, so what looks like something harmless in one place is still found.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

# They hand on the function that they are given.
_HANDING_ON = frozenset({"functools.partial", "partial", "staticmethod", "classmethod"})
_IMPORTING = frozenset({"importlib.import_module", "import_module", "__import__"})


@cache
def meanings(tree: ast.AST) -> Meanings:
    """Return the meanings of the names in a file."""
    return Meanings(tree)


class Meanings:
    """What expressions in a file may stand for, as dotted names.

    A colon is between a module and what is imported from it: ``rapport.tickets.models:Ticket``. A
    name that nothing is known about stands for itself, other expressions for a question mark.
    """

    def __init__(self, tree: ast.AST) -> None:
        self._imported: dict[str, set[str]] = defaultdict(set)
        self._bound: dict[str, list[ast.expr]] = defaultdict(list)
        self._kept: dict[str, list[ast.expr]] = defaultdict(list)
        for node in ast.walk(tree):
            for name, meaning in _imports(node):
                self._imported[name].add(meaning)
            for target, value in _bindings(node):
                if isinstance(target, ast.Name):
                    self._bound[target.id].append(value)
                elif isinstance(target, ast.Attribute):
                    self._kept[target.attr].append(value)
            if isinstance(node, ast.ClassDef):
                for target, value in (pair for each in node.body for pair in _bindings(each)):
                    if isinstance(target, ast.Name):
                        self._kept[target.id].append(value)

    def of(self, node: ast.AST) -> set[str]:
        """Return everything that an expression may stand for, with dots only."""
        return {each.replace(":", ".") for each in self.told(node)}

    def told(self, node: ast.AST, seen: frozenset[str] = frozenset()) -> set[str]:
        """Return everything that an expression may stand for; empty if it is no reference."""
        match node:
            case ast.Name(id=name):
                aliases = self._aliases(name, self._bound, seen)
                return self._imported.get(name, set()) | aliases or {name}
            case (
                ast.Attribute(value=of, attr=name)
                | ast.Call(
                    func=ast.Name(id="getattr"), args=[of, ast.Constant(value=str(name)), *_]
                )
            ):
                return self._fetched(of, name, seen)
            case ast.Subscript(
                value=ast.Attribute(value=of, attr="__dict__")
                | ast.Call(func=ast.Name(id="vars"), args=[of]),
                slice=ast.Constant(value=str(name)),
            ):
                return self._fetched(of, name, seen)
            case ast.Call(func=func, args=[ast.Constant(value=str(module)), *_]):
                return {module} if self._is(func, _IMPORTING, seen) else set()
            case ast.Call(func=func, args=[first, *_]):
                return self.told(first, seen) if self._is(func, _HANDING_ON, seen) else set()
            case ast.NamedExpr(value=value):
                return self.told(value, seen)
            case ast.IfExp(body=one, orelse=other):
                return self.told(one, seen) | self.told(other, seen)
            case ast.BoolOp(values=values):
                return {each for value in values for each in self.told(value, seen)}
        return set()

    def _fetched(self, of: ast.expr, name: str, seen: frozenset[str]) -> set[str]:
        direct = {f"{each}.{name}" for each in self.told(of, seen) or {"?"}}
        return direct | self._aliases(name, self._kept, seen)

    def _aliases(
        self, name: str, bound: dict[str, list[ast.expr]], seen: frozenset[str]
    ) -> set[str]:
        if name in seen:
            return set()
        values = bound.get(name, ())
        return {each for value in values for each in self.told(value, seen | {name})}

    def _is(self, func: ast.expr, wanted: frozenset[str], seen: frozenset[str]) -> bool:
        return bool({each.replace(":", ".") for each in self.told(func, seen)} & wanted)


def _imports(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            top = alias.name.partition(".")[0]
            yield alias.asname or top, alias.name if alias.asname else top
    elif isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            yield alias.asname or alias.name, f"{node.module}:{alias.name}"


def _bindings(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _unpacked(target, value)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            yield target, value
        case ast.NamedExpr(target=target, value=value):
            yield target, value
        case ast.withitem(context_expr=value, optional_vars=ast.expr() as target):
            yield target, value
        case ast.arguments():
            yield from _defaults(node)


def _unpacked(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    match target, value:
        case ast.Tuple(elts=targets), ast.Tuple(elts=values) if len(targets) == len(values):
            yield from zip(targets, values, strict=True)
        case _:
            yield target, value


def _defaults(arguments: ast.arguments) -> Iterator[tuple[ast.expr, ast.expr]]:
    placed = [*arguments.posonlyargs, *arguments.args]
    last = placed[len(placed) - len(arguments.defaults) :]
    for argument, value in zip(last, arguments.defaults, strict=True):
        yield ast.Name(argument.arg), value
    for argument, named in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if named is not None:
            yield ast.Name(argument.arg), named
