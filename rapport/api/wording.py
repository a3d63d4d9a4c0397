"""Sentences about requests that do not fit their description."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pydantic_core import PydanticCustomError

Context = Mapping[str, Any]


def sentence_about(error: Mapping[str, Any]) -> str:
    """Return the sentence about an error as pydantic describes it."""
    source, *steps = error.get("loc", ("request",))
    # In a body, the first step is the name of our argument, which means nothing to clients.
    where = ".".join(str(step) for step in (steps[1:] if source == "body" else steps))
    if not where:
        return _("The body must be a JSON object.")
    say = _SENTENCES.get(error.get("type", ""))
    told = say(error.get("ctx", {})) if say else _("“%(field)s” is not a valid value.")
    return told % {"field": where}


def printable(text: str) -> str:
    """Return the text; raises PydanticCustomError for what no database can hold."""
    if "\x00" in text:
        raise PydanticCustomError("nul", "the character NUL")
    try:
        text.encode()
    except UnicodeEncodeError as half:
        # JSON can spell half of a character ("\\ud83d"), which no database and no mail can store.
        raise PydanticCustomError("half", "half of a character") from half
    return text


def _too_long(context: Context) -> str:
    most = context.get("max_length", 0)
    if context.get("field_type") == "List":
        return _("“%(field)s” can be given at most %(most)d times.").replace("%(most)d", str(most))
    return ngettext(
        "“%(field)s” can have at most one character.",
        "“%(field)s” can have at most %(most)d characters.",
        most,
    ).replace("%(most)d", str(most))


def _one_of(context: Context) -> str:
    known = re.findall(r"'([^']+)'", str(context.get("expected", "")))
    return _("“%(field)s” must be one of these: %(known)s.").replace("%(known)s", ", ".join(known))


_SENTENCES: dict[str, Callable[[Context], str]] = {
    "missing": lambda _context: _("“%(field)s” is missing."),
    "nul": lambda _context: _("“%(field)s” cannot contain the character NUL."),
    "half": lambda _context: _("“%(field)s” contains half of a character."),
    "string_type": lambda _context: _("“%(field)s” must be a text."),
    **dict.fromkeys(
        ("string_too_short", "too_short"), lambda _context: _("“%(field)s” cannot be empty.")
    ),
    **dict.fromkeys(("string_too_long", "too_long"), _too_long),
    "literal_error": _one_of,
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_from_float", "int_parsing_size"),
        lambda _context: _("“%(field)s” must be a whole number."),
    ),
    **dict.fromkeys(
        ("bool_type", "bool_parsing"), lambda _context: _("“%(field)s” must be true or false.")
    ),
    **dict.fromkeys(
        ("model_type", "dict_type", "model_attributes_type"),
        lambda _context: _("“%(field)s” must be a JSON object."),
    ),
}
