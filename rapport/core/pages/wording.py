"""Translation for pages: Django's catalogue, with escaped placeholders."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils import translation
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

# Every text of every page in a handful of languages.
KEPT = 8192


@pass_eval_context
def gettext(page: EvalContext, message: str, /, **places: Any) -> str:
    """Return the message in the reader's language, with its ``%(places)s`` filled in."""
    return _fill(page, _said(translation.get_language(), message, None), places)


@pass_eval_context
def pgettext(page: EvalContext, meaning: str, message: str, /, **places: Any) -> str:
    """Return the message in this context."""
    return _fill(page, _said(translation.get_language(), message, meaning), places)


@pass_eval_context
def ngettext(page: EvalContext, one: str, many: str, number: int, /, **places: Any) -> str:
    """Return the message for the number, which is in it as ``%(num)s``."""
    said = translation.ngettext(one, many, number)
    return _fill(page, said, {"num": number, **places})


@pass_eval_context
def npgettext(
    page: EvalContext, meaning: str, one: str, many: str, number: int, /, **places: Any
) -> str:
    """Return the message for number and context."""
    said = translation.npgettext(meaning, one, many, number)
    return _fill(page, said, {"num": number, **places})


class Language(NamedTuple):
    """The language of a page, and its direction ("ltr" or "rtl")."""

    code: str
    direction: str


def page_language() -> Language:
    """Return the language of the page."""
    direction = "rtl" if translation.get_language_bidi() else "ltr"
    return Language(translation.get_language() or "", direction)


def fill_in(said: str, /, **places: Any) -> str:
    """Return a translated message with its placeholders filled in."""
    return said % places


WORDING: dict[str, Callable[..., object]] = {
    "_": gettext,
    "gettext": gettext,
    "ngettext": ngettext,
    "pgettext": pgettext,
    "npgettext": npgettext,
    "fill_in": fill_in,
    "page_language": page_language,
}


# Pages say the same hundred words each time, and the look-up costs more than the rest.
@lru_cache(maxsize=KEPT)
def _said(language: str | None, message: str, meaning: str | None) -> str:
    if meaning is None:
        return translation.gettext(message)
    return translation.pgettext(meaning, message)


def _fill(page: EvalContext, said: str, places: dict[str, Any]) -> str:
    # Our translators are trusted; what people typed is not. A "%" is written "%%" in any message.
    if page.autoescape:
        return Markup(said) % places if "%" in said else Markup(said)
    return str(said) % places if "%" in said else str(said)
