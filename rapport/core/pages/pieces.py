"""The pieces that pages are put together from, reached as ``ui``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import jinja2
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

from rapport.core.pages import drawing

# A macro returns text: ``Markup(text)`` would ask whether it is something else first.
mark = str.__new__


class Pieces:
    """The object ``ui``: ``ui.button(…)`` is the macro ``button`` in ``ui/button.html`` of any
    room.

    What is drawn in Python is available too: ``ui.icon(…)``.

    A global and not an import, so that a fragment rendered by itself has them too. For the same
    reason a piece sees only its arguments, and not the page's context.
    """

    def __init__(self, env: jinja2.Environment) -> None:
        self._env = env
        vars(self).update(drawing.DRAWINGS)

    def __getattr__(self, name: str) -> Callable[..., str]:
        if name.startswith("_"):
            raise AttributeError(name)
        module: Any = self._env.get_template(f"ui/{name}.html").module
        piece = _quickened(getattr(module, name))
        if not self._env.auto_reload:
            setattr(self, name, piece)
        return piece


def _quickened(macro: Macro) -> Callable[..., str]:
    """Return what draws the macro without looking each time at what kinds of arguments it takes."""
    if macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return macro
    draw, names = macro._func, macro.arguments
    absent = (missing,) * len(names)

    def piece(*given: Any, **named: Any) -> Markup:
        given += absent[len(given) :]
        if named:
            given = _with(given, names, named)
        return mark(Markup, draw(*given))

    return piece


def _with(given: Sequence[Any], names: Sequence[str], named: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the arguments in order, with those that were given by name."""
    merged = dict(zip(names, given, strict=False))
    for name, value in named.items():
        if merged.get(name, name) is not missing:
            raise TypeError(f"A piece that takes {', '.join(names)} is given {name!r}.")
        merged[name] = value
    return (*merged.values(), *given[len(names) :])
