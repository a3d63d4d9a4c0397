"""Compiling templates: early translation and quick escaping."""

from __future__ import annotations

from keyword import iskeyword
from typing import Any

from django.utils import translation
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

# The part of markupsafe that only escapes, in C: a tenth of the time of ``html.escape``.
from markupsafe import _escape_inner as escape  # type: ignore[attr-defined]  # not exported

# The name by which templates reach the pieces (``rapport.core.pages.pieces``).
PIECES = "ui"
SAID = {"_": 1, "gettext": 1, "pgettext": 2}


def translate(page: nodes.Template, env: Environment, *, language: str | None, html: bool) -> None:
    """Translate at compile time every text that does not depend on the data.

    Placeholders stay to be filled in; what depends on a number stays to be looked up.
    """
    with translation.override(language):
        _Translator(env, html=html).visit(page)


class _Translator(NodeTransformer):
    def __init__(self, env: Environment, *, html: bool) -> None:
        self._env = env
        self._html = html

    def visit_Call(self, call: nodes.Call) -> nodes.Node:
        self.generic_visit(call)
        words = _constants(call)
        if words is None:
            return call
        message = translation.pgettext(*words) if len(words) > 1 else translation.gettext(*words)
        if call.kwargs:
            return self._made(
                nodes.Call,
                call,
                nodes.Name("fill_in", "load"),
                [self._made(nodes.Const, call, self._said(message)), *call.args[len(words) :]],
                call.kwargs,
                None,
                None,
            )
        return self._made(nodes.Const, call, self._said(message) % {})

    def _said(self, message: str) -> str:
        # Our translators are trusted; what people typed is not.
        return Markup(message) if self._html else message

    def _made(self, kind: type[nodes.Expr], instead: nodes.Node, *fields: Any) -> nodes.Expr:
        return kind(*fields, lineno=instead.lineno, environment=self._env)


def _constants(call: nodes.Call) -> list[str] | None:
    """Return the words of a call whose arguments are all literal words, else None."""
    name = call.node.name if isinstance(call.node, nodes.Name) else ""
    words = [each.value for each in call.args if isinstance(each, nodes.Const)]
    plain = len(words) == len(call.args) == SAID.get(name)
    return words if plain and not call.dyn_args and not call.dyn_kwargs else None


class Writer(CodeGenerator):
    """Jinja2's code generator, without steps that a page repeats a thousand times for nothing.

    Output is only escaped and not also marked as safe: all of it is joined at once, and nobody
    looks at the mark. Pieces and our own functions are called directly, where Jinja2 checks at
    each call whether the function wants the context.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(f"from {__name__} import printed")
        super().visit_Template(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or not self._is_plain(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if isinstance(node.node, nodes.Getattr):
            self.visit(node.node.node, frame)
            self.write(f".{node.node.attr}(")
        else:
            self.visit(node.node, frame)
            self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def _is_plain(self, call: nodes.Call) -> bool:
        """Return whether the call is of a piece, or of a function that wants no context."""
        if call.dyn_args or call.dyn_kwargs or any(iskeyword(each.key) for each in call.kwargs):
            return False
        called = call.node
        if isinstance(called, nodes.Getattr):
            return isinstance(called.node, nodes.Name) and called.node.name == PIECES
        function = self.environment.globals.get(getattr(called, "name", ""))
        return callable(function) and not hasattr(function, "jinja_pass_arg")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not frame.eval_ctx.autoescape or frame.eval_ctx.volatile:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("printed(")
        if finalize.src is not None:
            self.write(finalize.src)


def printed(value: Any) -> str:
    """Return a value as HTML, escaped unless it is HTML already."""
    kind = type(value)
    if kind is str:
        return escape(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]  # it is a Markup
    if kind is int:
        return str(value)
    if hasattr(value, "__html__"):
        return str(value.__html__())
    return escape(str(value))
