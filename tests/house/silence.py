"""Paths through a function that write and leave no event.

Paths are followed statement by statement and into the functions that are called. A write whose
answer is asked (``if rows.update(…)``) has happened only where the answer is yes. What a function
does that excuses itself, or that writes no data of the desk, counts as nothing. Conditions are not
compared with each other, unless they are the same words.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True)
class State:
    """What has happened on a path: writes, a record; the answers known, the writes to ask about."""

    wrote: bool = False
    recorded: bool = False
    known: frozenset[tuple[str, bool]] = frozenset()
    asked: frozenset[str] = frozenset()

    @property
    def outcome(self) -> tuple[bool, bool]:
        """Return whether it wrote, and whether it left an event."""
        return self.wrote or bool(self.asked), self.recorded

    def happened(self, wrote: bool, recorded: bool) -> State:
        """Return the state after a call with this outcome."""
        return replace(self, wrote=self.wrote or wrote, recorded=self.recorded or recorded)

    def told(self, words: str, *, answer: bool) -> State | None:
        """Return the state where a condition has this answer; None if it has the other one."""
        if (words, not answer) in self.known:
            return None
        wrote = self.wrote or (answer and words in self.asked)
        known = self.known | {(words, answer)}
        return replace(self, wrote=wrote, known=known, asked=self.asked - {words})

    def set_anew(self, name: str, *, is_asked: bool = False) -> State:
        """Return the state after a name has got another value."""
        known = frozenset(pair for pair in self.known if name not in _names(pair[0]))
        late = name in self.asked
        asked = self.asked - {name} | ({name} if is_asked else set())
        return replace(self, wrote=self.wrote or late, known=known, asked=frozenset(asked))


States: TypeAlias = set[State]
Outcomes: TypeAlias = frozenset[tuple[bool, bool]]
NOTHING: Outcomes = frozenset({(False, False)})


def outcomes(function: ast.FunctionDef, of_call: Callable[[ast.Call], Outcomes]) -> Outcomes:
    """Return the outcomes of a function's paths, those that raise left out."""
    walk = _Walk(of_call)
    ends = walk.through(function.body, {State()})
    return frozenset(state.outcome for state in ends | walk.returned)


class _Walk:
    def __init__(self, of_call: Callable[[ast.Call], Outcomes]) -> None:
        self.of_call = of_call
        self.returned: States = set()

    def through(self, body: Iterable[ast.stmt], states: States) -> States:
        for statement in body:
            states = self._after(statement, states)
        return states

    def _after(self, node: ast.stmt, states: States) -> States:
        match node:
            case ast.Return(value=value):
                self.returned |= self._calls(value, states)
                return set()
            case ast.Raise():
                return set()
            case ast.If(test=test, body=body, orelse=others):
                yes = self.through(body, self._where(test, states, answer=True))
                return yes | self.through(others, self._where(test, states, answer=False))
            case ast.For(iter=source, body=body) | ast.AsyncFor(iter=source, body=body):
                states = self._calls(source, states)
                some = self.through(body, _told(source, states, answer=True))
                return some | _told(source, states, answer=False)
            case ast.While(test=test, body=body):
                inside = self._where(test, states, answer=True)
                return self.through(body, inside) | self._where(test, states, answer=False)
            case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
                for item in items:
                    states = self._calls(item.context_expr, states)
                return self.through(body, states)
            case ast.Try(body=body, handlers=handlers, orelse=others, finalbody=last):
                after = self.through(others, self.through(body, states))
                for handler in handlers:
                    after |= self.through(handler.body, states)
                return self.through(last, after)
            case ast.Match(subject=subject, cases=cases):
                states = self._calls(subject, states)
                branches = [self.through(case.body, states) for case in cases]
                return states.union(*branches)
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                return self._bound(name, value, states)
            case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id=first), ast.Name(id=last)])]):
                # Whether it made the row is the second answer, how many it deleted the first.
                is_made = "get_or_create" in ast.unparse(node.value)
                return self._bound(last if is_made else first, node.value, states)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                return states
        return self._calls(node, states)

    def _bound(self, name: str, value: ast.expr, states: States) -> States:
        if isinstance(value, ast.Subscript):
            value = value.value
        is_asked = isinstance(value, ast.Call) and self._only_writes(value)
        if isinstance(value, ast.ListComp):
            is_asked = any(self._only_writes(call) for call in _calls_in(value))
        if is_asked:
            return {state.set_anew(name, is_asked=True) for state in states}
        return {state.set_anew(name) for state in self._calls(value, states)}

    def _only_writes(self, call: ast.Call) -> bool:
        found = self.of_call(call)
        return (True, False) in found and isinstance(call.func, ast.Attribute | ast.Name)

    def _where(self, test: ast.expr, states: States, *, answer: bool) -> States:
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            return self._where(test.operand, states, answer=not answer)
        if isinstance(test, ast.NamedExpr) and isinstance(test.target, ast.Name):
            states = self._bound(test.target.id, test.value, states)
            return _told(test.target, states, answer=answer)
        if isinstance(test, ast.BoolOp):
            return self._where_all(test, states, answer=answer)
        writing = isinstance(test, ast.Call) and (True, False) in self.of_call(test)
        if writing and not answer:
            return states
        return _told(test, self._calls(test, states), answer=answer)

    def _where_all(self, test: ast.BoolOp, states: States, *, answer: bool) -> States:
        """Return the states of "and" and "or", each part answered in its turn."""
        goes_on = isinstance(test.op, ast.And)
        found: States = set()
        for each in test.values:
            if answer is not goes_on:
                found |= self._where(each, states, answer=answer)
            states = self._where(each, states, answer=goes_on)
        return states if answer is goes_on else found

    def _calls(self, node: ast.AST | None, states: States) -> States:
        for call in _calls_in(node):
            found = self.of_call(call)
            states = {state.happened(*each) for state in states for each in found}
        return states


def _told(test: ast.expr, states: States, *, answer: bool) -> States:
    words = ast.unparse(test)
    found = {state.told(words, answer=answer) for state in states}
    return {state for state in found if state is not None}


def _calls_in(node: ast.AST | None) -> Iterator[ast.Call]:
    """Yield calls, inner ones first; functions that are only defined are not called."""
    if node is None or isinstance(node, ast.Lambda | ast.FunctionDef):
        return
    for child in ast.iter_child_nodes(node):
        yield from _calls_in(child)
    if isinstance(node, ast.Call):
        yield node


def _names(words: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(words)) if isinstance(node, ast.Name)}
