"""Django's Jinja2 backend, which also finds a page's single blocks."""

from __future__ import annotations

from typing import Any

import jinja2
from django.http import HttpRequest
from django.template import TemplateDoesNotExist
from django.template.backends import jinja2 as backend
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.utils.translation import get_language

from rapport.core.pages.environment import Environment


class Pages(backend.Jinja2):
    """Finds ``tickets/queue.html``, and with ``#queue`` appended only the block of that name.

    A fragment's name is its element's id; in the name of the block, hyphens are underscores. The
    template is in the language that is active at that moment.
    """

    @property  # type: ignore[override]  # Django reads and sets it, no more
    def env(self) -> Environment:
        """Return the environment of the currently active language."""
        return self._env.speaking(get_language())

    @env.setter
    def env(self, made: Environment) -> None:
        self._env = made

    def get_template(self, template_name: str) -> backend.Template:
        """Return the page, or the one block of it that the name asks for."""
        page, _, fragment = template_name.partition("#")
        found = super().get_template(page).template
        if fragment:
            # Django's wrapper uses nothing that a fragment does not have too.
            return Page(Fragment(found, fragment), self)  # type: ignore[arg-type]
        return Page(found, self)


class Page(backend.Template):
    """A page or fragment in which the view's context wins over that of every page.

    Django's own wrapper lets context processors win: a mail to Ben that Ada's request sends would
    greet Ada.
    """

    def render(
        self, context: dict[str, Any] | None = None, request: HttpRequest | None = None
    ) -> str:
        """Return the text."""
        shared: dict[str, Any] = {}
        if request is not None:
            shared = {
                "request": request,
                "csrf_input": csrf_input_lazy(request),
                "csrf_token": csrf_token_lazy(request),
            }
            for processor in self.backend.template_context_processors:
                shared |= processor(request)
        return super().render(shared | (context or {}))


class Fragment:
    """One block of a page, rendered by itself: what the page sets outside it is not available."""

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
