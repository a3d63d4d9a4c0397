"""Django's Jinja2 backend, which also finds a single block of a page."""

from __future__ import annotations

from typing import Any

import jinja2
from django.template import TemplateDoesNotExist
from django.template.backends import jinja2 as backend


class Pages(backend.Jinja2):
    """Find ``tickets/queue.html``, and with ``#queue`` behind it only the block of that name.

    A fragment's name is its element's id; in the name of the block, hyphens are underscores.
    """

    def get_template(self, template_name: str) -> backend.Template:
        """Return the page, or the one block of it that the name asks for."""
        page, _, fragment = template_name.partition("#")
        found = super().get_template(page)
        if fragment:
            # Django's wrapper asks of what it wraps only what a fragment has too.
            return backend.Template(Fragment(found.template, fragment), self)  # type: ignore[arg-type]
        return found


class Fragment:
    """One block of a page, rendered by itself: what the page sets outside of it is not there."""

    def __init__(self, page: jinja2.Template, name: str) -> None:
        self.name = f"{page.name}#{name}"
        self.filename = page.filename
        self._page = page
        try:
            self._block = page.blocks[name.replace("-", "_")]
        except KeyError:
            raise TemplateDoesNotExist(self.name) from None

    def render(self, given: dict[str, Any]) -> str:
        """Return the block's text."""
        context = self._page.new_context(given)
        try:
            return self._page.environment.concat(self._block(context))
        except Exception:  # noqa: BLE001  # Jinja2's own way: it raises again, with the template's lines
            self._page.environment.handle_exception()
