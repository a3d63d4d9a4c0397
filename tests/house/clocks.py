"""Comparisons with a clock in the sources of tests.

They are found by parsing. A clock is known under every name (``tests/house/meanings.py``), and its
value is followed through names, lists, sums and the functions that return it. What a calendar clock
tells counts once the time since then is computed. Whatever is in a `while` loop or its condition is
left out: it waits for something and gives up after a while.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from tests.house.meanings import meanings

_TIMERS = frozenset(
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
# Also without their module, as after ``from time import *``; ``time`` alone can be anything.
CLOCKS = frozenset(f"time.{name}" for name in _TIMERS) | (_TIMERS - {"time"})
# What they return says when, not how long: it counts where one is taken from another.
INSTANTS = frozenset(
    {
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "django.utils.timezone.now",
        "rapport.core.clock.now",
    }
)
RECKONS = frozenset({"min", "max", "sum", "abs", "round", "int", "float", "sorted"})
LESS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


class Told(Enum):
    """What a value read from a clock says: how long something took, or when it was."""

    LENGTH = "length"
    INSTANT = "instant"


Tellers = set[tuple[str, Told]]
Held = dict[str, frozenset[Told]]
Function = ast.FunctionDef | ast.AsyncFunctionDef
NOTHING: frozenset[Told] = frozenset()
LENGTH, INSTANT = frozenset({Told.LENGTH}), frozenset({Told.INSTANT})


class Compared(NamedTuple):
    """A comparison with a clock."""

    file: str
    line: int


def compared(sources: dict[str, str]) -> list[Compared]:
    """Return the comparisons of clock values in these files, outside loops that wait."""
    tellers: Tellers = set()
    files = {file: _File(ast.parse(source), tellers) for file, source in sources.items()}
    while more := {teller for each in files.values() for teller in each.telling()} - tellers:
        tellers |= more
    return [
        Compared(file, node.lineno) for file, each in files.items() for node in each.comparisons()
    ]


class _File:
    """One file; ``tellers`` are the functions of all files that return a clock's value, by name."""

    def __init__(self, tree: ast.Module, tellers: Tellers) -> None:
        self._known = meanings(tree)
        self._tellers = tellers
        nodes = list(ast.walk(tree))
        self._functions = [node for node in nodes if isinstance(node, Function)]
        self._scopes = [tree, *self._functions]
        self._lambdas = [
            (target.id, value.body)
            for node in nodes
            for target, value in _assignments(node)
            if isinstance(target, ast.Name) and isinstance(value, ast.Lambda)
        ]

    def telling(self) -> Iterator[tuple[str, Told]]:
        """Yield the names of functions that return a value read from a clock, and what it says."""
        for function in self._functions:
            held = self._held(function)
            for node in _own(function):
                if isinstance(node, ast.Return) and node.value is not None:
                    yield from ((function.name, told) for told in self._told(node.value, held))
        for name, body in self._lambdas:
            yield from ((name, told) for told in self._told(body, {}))

    def comparisons(self) -> Iterator[ast.Compare]:
        """Yield the comparisons of lengths of time, outside loops that wait."""
        for scope in self._scopes:
            held = self._held(scope)
            for node in _own(scope, but=ast.While):
                if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], LESS):
                    continue
                if any(
                    Told.LENGTH in self._told(side, held) for side in [node.left, *node.comparators]
                ):
                    yield node

    def _held(self, scope: ast.AST) -> Held:
        """Return the names in a function that hold a clock's value, or one computed from it."""
        held: Held = {}
        assigned = [pair for node in _own(scope) for pair in _assignments(node)]
        before = None
        while held != before:
            before = dict(held)
            for target, value in assigned:
                if told := self._told(value, held):
                    held |= {name: held.get(name, NOTHING) | told for name in _names(target)}
        return held

    def _told(self, node: ast.AST, held: Held) -> frozenset[Told]:
        """Return what an expression says of a clock, itself or computed from one."""
        match node:
            case ast.Name():
                return held.get(node.id, NOTHING)
            case ast.Call():
                return self._told_by_call(node, held)
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                return self._between(left, right, held)
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
                inner = [node.elt, *(each.iter for each in node.generators)]
            case (
                ast.BinOp()
                | ast.UnaryOp()
                | ast.IfExp()
                | ast.List()
                | ast.Tuple()
                | ast.Subscript()
            ):
                inner = [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.expr)]
            case ast.Attribute(value=of):
                # The seconds of a length; what else an object has is its own.
                return self._told(of, held) & LENGTH
            case _:
                inner = []
        return NOTHING.union(*(self._told(each, held) for each in inner))

    def _told_by_call(self, call: ast.Call, held: Held) -> frozenset[Told]:
        names = self._known.of(call.func)
        last = {name.rpartition(".")[2] for name in names}
        told = {what for name, what in self._tellers if name in last}
        if names & CLOCKS or Told.LENGTH in told:
            return LENGTH
        if names & INSTANTS or told:
            return INSTANT
        found = NOTHING
        if isinstance(call.func, ast.Attribute):
            found = self._told(call.func.value, held)
            found = LENGTH if found and call.func.attr == "timestamp" else found
        inner = call.args if last & RECKONS else []
        return found.union(*(self._told(each, held) for each in inner))

    def _between(self, left: ast.expr, right: ast.expr, held: Held) -> frozenset[Told]:
        """Return what a difference says: of an instant and something's own instant, a length."""
        sides = [self._told(side, held) for side in (left, right)]
        if Told.LENGTH in sides[0] | sides[1]:
            return LENGTH
        own = [INSTANT if isinstance(side, ast.Attribute) else NOTHING for side in (left, right)]
        if any(sides) and all(told | kept for told, kept in zip(sides, own, strict=True)):
            return LENGTH
        return sides[0]


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


def _own(scope: ast.AST, but: type[ast.AST] | None = None) -> Iterator[ast.AST]:
    """Yield the nodes of a scope, but not of functions inside it, nor of excluded nodes."""
    for child in ast.iter_child_nodes(scope):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if but is not None and isinstance(child, but):
            continue
        yield child
        yield from _own(child, but)
