"""The environment of our pages: what every template has at hand, and how strict it is."""

from __future__ import annotations

import logging
from typing import Any

import jinja2
from django.conf import settings

from rapport.core.face.answers import undo_of
from rapport.core.pages import filters, links, strict, wording
from rapport.core.pages.pieces import Pieces

# What a page may ask for although no request gave it: an error page stands when nothing else does.
WITHOUT_A_REQUEST: dict[str, Any] = {
    "request": None,
    "user": None,
    "messages": (),
    "csrf_input": "",
    "csrf_token": "",
    "theme": "",
    "zone": "",
    "live_url": "",
    "rail": (),
    "rail_foot": (),
    "rail_me": (),
}

logger = logging.getLogger(__name__)


def environment(**options: Any) -> jinja2.Environment:
    """Return the environment for the templates that Django's backend found.

    What a template asks for and is not there fails in tests and while developing. On a desk that is
    in use it is left out, as Django's own engine does, and the log says so.
    """
    careful = settings.DEBUG or settings.TESTING
    options |= {
        "autoescape": jinja2.select_autoescape(
            disabled_extensions=("txt",), default=True, default_for_string=True
        ),
        "trim_blocks": True,
        "lstrip_blocks": True,
        # Each template is kept, there are only some hundreds.
        "cache_size": -1,
        "undefined": strict.Missing if careful else _left_out(),
        "finalize": strict.printable if careful else None,
        "extensions": ["jinja2.ext.i18n"],
    }
    env = jinja2.Environment(**options)
    # {% trans %} may be laid out over several lines: its text is one line all the same.
    env.policies["ext.i18n.trimmed"] = True
    env.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension's own switch
    env.filters |= filters.FILTERS
    env.globals |= WITHOUT_A_REQUEST
    env.globals |= {**wording.WORDS, **links.LINKS, "ui": Pieces(env), "undo_of": undo_of}
    return env


def _left_out() -> type[jinja2.Undefined]:
    return jinja2.make_logging_undefined(logger, jinja2.ChainableUndefined)
