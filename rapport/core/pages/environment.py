"""The environment of our pages: globals, filters and strictness."""

from __future__ import annotations

import logging
from typing import Any

import jinja2
from django.conf import settings
from jinja2 import nodes

from rapport.core.face.answers import undo_of
from rapport.core.face.rail import NOWHERE
from rapport.core.pages import filters, links, strict, wording
from rapport.core.pages.compiling import PIECES, Writer, translate
from rapport.core.pages.pieces import Pieces

# Names that a page may use without a request: an error page must render when nothing else does.
WITHOUT_A_REQUEST: dict[str, Any] = {
    "request": None,
    "user": None,
    "messages": (),
    "csrf_input": "",
    "csrf_token": "",
    "theme": "",
    "zone": "",
    "company": None,
    "ways": (),
    "live_url": "",
    "reader": "",
    "sign_in_url": "",
    "banners": (),
    "rail": NOWHERE,
}

logger = logging.getLogger(__name__)


class Environment(jinja2.Environment):
    """An environment for one language, compiled into its templates."""

    code_generator_class = Writer
    language: str | None = None

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._speaking: dict[str | None, Environment] = {}

    def speaking(self, language: str | None) -> Environment:
        """Return the environment of a language, with templates of its own."""
        if language not in self._speaking:
            self._speaking[language] = self._translated(language)
        return self._speaking[language]

    def _translated(self, language: str | None) -> Environment:
        env = self.overlay()
        env.language = language
        env.globals = {**self.globals, PIECES: Pieces(env)}
        return env

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        html = self.autoescape(name) if callable(self.autoescape) else self.autoescape
        translate(source, self, language=self.language, html=html)
        return super()._generate(source, name, filename, defer_init)


def environment(**options: Any) -> Environment:
    """Return the environment for the templates that Django's backend found.

    A missing name raises in tests and during development. On a desk in use it is left out, as
    Django's own engine does, and logged.
    """
    careful = settings.DEBUG or settings.TESTING
    options |= {
        "autoescape": jinja2.select_autoescape(
            disabled_extensions=("txt",), default=True, default_for_string=True
        ),
        "trim_blocks": True,
        "lstrip_blocks": True,
        # Every template is cached, as there are only a few hundred.
        "cache_size": -1,
        "undefined": strict.Missing if careful else _left_out(),
        "finalize": strict.printable if careful else None,
        "extensions": ["jinja2.ext.i18n"],
    }
    env = Environment(**options)
    # A {% trans %} text may span several lines; it is one line all the same.
    env.policies["ext.i18n.trimmed"] = True
    env.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension's own switch
    env.filters |= filters.FILTERS
    env.globals |= WITHOUT_A_REQUEST
    env.globals |= {**wording.WORDING, **links.LINKS, "undo_of": undo_of}
    return env


def _left_out() -> type[jinja2.Undefined]:
    logged: Any = jinja2.make_logging_undefined(logger, jinja2.ChainableUndefined)

    class LeftOut(logged):  # type: ignore[misc]  # made by Jinja2 at run time
        """What is not there: only whether a mapping has a key may be asked in silence."""

        def __bool__(self) -> bool:
            return False if strict.is_a_key(self) else bool(super().__bool__())

    return LeftOut
