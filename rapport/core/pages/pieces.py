"""The pieces that pages are put together from, reached as ``ui``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jinja2
from markupsafe import Markup

from rapport.core.pages import drawing


class Pieces:
    """``ui.button(…)`` is the macro ``button`` in ``ui/button.html`` of any room.

    What is drawn in Python stands beside them: ``ui.icon(…)``.

    A global and no import, so that a fragment rendered by itself has them too. For the same reason
    a piece sees only what it is given, and not what the page knows.
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
