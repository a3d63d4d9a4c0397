"""The components that pages are put together from, reached as ``ui``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jinja2
from markupsafe import Markup

from rapport.core.pages import drawing


class Pieces:
    """The object ``ui``: ``ui.button(…)`` is the macro ``button`` in ``ui/button.html`` of any
    room.

    What is drawn in Python is available too: ``ui.icon(…)``.

    A global and not an import, so that a fragment rendered by itself has them too. For the same
    reason a component sees only its arguments, and not the page's context.
    """

    def __init__(self, env: jinja2.Environment) -> None:
        self._env = env
        vars(self).update(drawing.DRAWINGS)

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        if name.startswith("_"):
            raise AttributeError(name)
        module: Any = self._env.get_template(f"ui/{name}.html").module
        macro: Callable[..., Markup] = getattr(module, name)
        if not self._env.auto_reload:
            setattr(self, name, macro)
        return macro
